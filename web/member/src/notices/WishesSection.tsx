import { useState } from 'react'
import { changeWishesEndpoint, readNoticesEndpoint, type Wishes } from '../../../../server/modules/notices/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { answers } from '../app/answers.ts'
import { Choice } from '../app/Choice.tsx'
import { Switch } from '../app/Switch.tsx'
import { toast } from '../app/toast.ts'
import { QuietHours } from './QuietHours.tsx'

const abouts: readonly Wishes['about'][] = ['everything', 'calls', 'nothing']

/** What I want to be told of; every change counts at once, on all my devices. */
export function WishesSection({ wishes: kept }: { wishes: Wishes }) {
  const { t, language } = useWords()
  const [wishes, setWishes] = useState(kept)
  const saving = useAct(changeWishesEndpoint, {
    onDone: (saved) =>
      answers.setQueryData([readNoticesEndpoint.name, {}], (known: object | undefined) => ({
        ...known,
        wishes: saved,
      })),
    onFailure: (failure) => {
      setWishes(kept)
      toast(sayFailure(failure, language), 'failed')
    },
  })
  function change(wish: Partial<Wishes>) {
    const next = { ...wishes, ...wish }
    setWishes(next)
    saving.mutate(next)
  }
  return (
    <section className="panel">
      <h2>{t('notices.wishes')}</h2>
      <Choice
        label={t('notices.about')}
        value={wishes.about}
        options={abouts.map((value) => ({ value, label: t(`notices.abouts.${value}`) }))}
        choose={(about) => change({ about: about as Wishes['about'] })}
      />
      <p className="faint">{t('notices.aboutHint')}</p>
      <QuietHours wishes={wishes} change={change} />
      <Switch
        label={t('notices.discreet')}
        hint={t('notices.discreetHint')}
        isOn={wishes.discreet}
        change={(discreet) => change({ discreet })}
      />
    </section>
  )
}
