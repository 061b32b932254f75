import { type FormEvent, useState } from 'react'
import type { GroupId } from '../../../../../server/modules/community/contract.ts'
import { givePacketEndpoint, readMyPointsEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { useDraft } from '../../../../ui/drafts.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import { Refused } from '../../app/Refused.tsx'
import { Sheet } from '../../app/Sheet.tsx'
import { toast } from '../../app/toast.ts'
import { channelHere } from '../here.ts'

const splits = ['lucky', 'equal'] as const
type Said = { split: (typeof splits)[number]; total: string; packets: string; greeting: string }
const wholeOf = (typed: string): number | null => (/^[1-9]\d{0,6}$/.test(typed.trim()) ? Number(typed) : null)

/** What is typed, what is still wrong with it, and giving it. Whatever happens, what was typed stays. */
function useGiving(groupId: GroupId, done: () => void) {
  const { t } = useWords()
  const { data: mine } = useAsk(readMyPointsEndpoint, {}, { staleTime: 0 })
  const [clientId] = useState(() => crypto.randomUUID())
  const blank: Said = { split: 'lucky', total: '', packets: '', greeting: t('packet.greeting') }
  const [said, setSaid, drop] = useDraft(`packet ${groupId}`, blank)
  const [wasTried, setWasTried] = useState(false)
  const give = useAct(givePacketEndpoint, {
    refreshes: [readMyPointsEndpoint],
    onDone: () => {
      drop()
      toast(t('packet.given'))
      done()
    },
  })
  const points = mine?.points ?? null
  const lack = whatLacks(said, points)
  function submit(event: FormEvent) {
    event.preventDefault()
    setWasTried(true)
    const [total, packets] = [wholeOf(said.total), wholeOf(said.packets)]
    if (lack || !total || !packets) return
    const { split, greeting } = said
    give.mutate({ groupId, clientId, channel: channelHere(), split, total, packets, greeting: greeting.trim() })
  }
  const say = (part: Partial<Said>) => setSaid({ ...said, ...part })
  return { said, say, points, give, submit, lack: wasTried ? lack : null }
}

/** Gives points of mine to the group: how many, in how many packets, and a greeting. Never money. */
export function GivePacketSheet({ groupId, close }: { groupId: GroupId; close: () => void }) {
  const { t } = useWords()
  const { said, say, points, give, submit, lack } = useGiving(groupId, close)
  return (
    <Sheet title={t('packet.give')} onClose={close}>
      <form className="form" onSubmit={submit}>
        <Split said={said} say={say} />
        <Amounts said={said} say={say} points={points} />
        <label className="field">
          {t('packet.greetingLabel')}
          <input value={said.greeting} maxLength={40} onChange={(event) => say({ greeting: event.target.value })} />
        </label>
        {lack ? (
          <p className="field-problem" role="alert">
            {t(`packet.lacks.${lack}`)}
          </p>
        ) : (
          <Refused failure={give.error} />
        )}
        <p className="faint">{t('packet.giveHint')}</p>
        <button type="submit" className="button button-main" disabled={give.isPending}>
          {t('packet.giveNow')}
        </button>
      </form>
    </Sheet>
  )
}

type Part = { said: Said; say: (part: Partial<Said>) => void }

function Split({ said, say }: Part) {
  const { t } = useWords()
  return (
    <div className="chips" role="group" aria-label={t('packet.split')}>
      {splits.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={said.split === one}
          onClick={() => say({ split: one })}
        >
          {t(`packet.splits.${one}`)}
        </button>
      ))}
    </div>
  )
}

function Amounts({ said, say, points }: Part & { points: number | null }) {
  const { t } = useWords()
  const { count } = useFormats()
  const number = { inputMode: 'numeric', autoComplete: 'off', maxLength: 7 } as const
  return (
    <>
      <label className="field">
        {points === null ? t('packet.total') : t('packet.totalOf', { count: points, said: count(points) })}
        <input {...number} value={said.total} onChange={(event) => say({ total: event.target.value })} />
      </label>
      <label className="field">
        {t('packet.count')}
        <input {...number} value={said.packets} onChange={(event) => say({ packets: event.target.value })} />
      </label>
    </>
  )
}

function whatLacks({ split, total, packets, greeting }: Said, points: number | null) {
  const [sum, count] = [wholeOf(total), wholeOf(packets)]
  if (sum === null) return 'total'
  if (count === null || count > 100) return 'packets'
  if (points !== null && sum > points) return 'points'
  if (count > sum) return 'each'
  if (split === 'equal' && sum % count !== 0) return 'share'
  return greeting.trim() === '' ? 'greeting' : null
}
