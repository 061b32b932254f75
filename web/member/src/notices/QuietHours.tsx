import { useState } from 'react'
import type { Wishes } from '../../../../server/modules/notices/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Switch } from '../app/Switch.tsx'

type Props = { wishes: Wishes; change: (wish: Partial<Wishes>) => void }

/** What is offered to somebody who has not chosen hours yet. */
const night = { from: '22:00', to: '08:00' }
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone || null

/** The hours in which I want to be left alone, by the clock of where I am. */
export function QuietHours({ wishes, change }: Props) {
  const { t } = useWords()
  const { quiet, zone, callsPass } = wishes
  return (
    <>
      <Switch
        label={t('notices.quiet')}
        hint={quiet && zone ? t('notices.quietZone', { zone }) : t('notices.quietHint')}
        isOn={quiet !== null}
        change={(isOn) => change({ quiet: isOn ? night : null, zone: zoneHere() })}
      />
      {quiet ? (
        <>
          <Hours hours={quiet} keep={(hours) => change({ quiet: hours, zone: zoneHere() })} />
          <Switch
            label={t('notices.callsPass')}
            hint={t('notices.callsPassHint')}
            isOn={callsPass}
            change={(passes) => change({ callsPass: passes })}
          />
        </>
      ) : null}
    </>
  )
}

type Hours = NonNullable<Wishes['quiet']>

/** Two times; kept when one leaves the field, since half a time is none. */
function Hours({ hours, keep }: { hours: Hours; keep: (hours: Hours) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(hours)
  const isWrong = !typed.from || !typed.to || typed.from === typed.to
  const isNew = typed.from !== hours.from || typed.to !== hours.to
  const field = (name: keyof Hours) => (
    <label className="field">
      {t(`notices.hours.${name}`)}
      <input
        type="time"
        value={typed[name]}
        required
        aria-invalid={isWrong}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        onBlur={() => isNew && !isWrong && keep(typed)}
      />
    </label>
  )
  return (
    <div className="notices-hours">
      {field('from')}
      {field('to')}
      {isWrong ? <p className="field-problem">{t('notices.hoursWrong')}</p> : null}
    </div>
  )
}
