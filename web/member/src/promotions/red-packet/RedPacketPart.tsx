import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import {
  openPacketEndpoint,
  readActivityEndpoint,
  readRedPacketEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { useFormats } from '../../app/me.ts'
import { Refused } from '../../app/Refused.tsx'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'
import '../lottery/lottery.css'

type Found = AnswerOf<typeof readRedPacketEndpoint>

/** A red packet: opening it, and who got how much. */
export function RedPacketPart({ activity }: { activity: ActivityFound }) {
  const packet = useAsk(readRedPacketEndpoint, { activityId: activity.id, channel: channelHere() }, { staleTime: 0 })
  useWatching(activity.id, () => void packet.refetch())
  return (
    <Answered from={packet} rows={4}>
      {(found) => (
        <>
          <Packet packet={found} />
          <Opened packet={found} />
        </>
      )}
    </Answered>
  )
}

function Packet({ packet }: { packet: Found }) {
  const { t } = useWords()
  const { count } = useFormats()
  const open = useAct(openPacketEndpoint, { refreshes: [readRedPacketEndpoint, readActivityEndpoint] })
  const { activityId, greeting, state, mine, may, left, packets } = packet
  return (
    <section className="packet">
      <b>{greeting || t('packet.greeting')}</b>
      {mine ? (
        <p className="packet-amount">{t('packet.points', { count: mine.amount, said: count(mine.amount) })}</p>
      ) : null}
      {may.includes('open') ? (
        <button
          type="button"
          className="button button-main button-wide"
          disabled={open.isPending}
          onClick={() => open.mutate({ activityId, channel: channelHere() })}
        >
          {t('packet.open')}
        </button>
      ) : null}
      <span role="status">{mine ? t('packet.mine') : t(`packet.state.${state}`)}</span>
      <span>{t('packet.left', { left: count(left), packets: count(packets) })}</span>
      <Refused failure={open.error} />
    </section>
  )
}

function Opened({ packet: { opened } }: { packet: Found }) {
  const { t } = useWords()
  const { count, nickname, stamp } = useFormats()
  if (opened.length === 0) return null
  return (
    <section>
      <h2>{t('packet.opened')}</h2>
      <ul className="rows">
        {opened.map(({ person, amount, at, luckiest }) => (
          <li key={person.id} className="goods-row">
            <Portrait who={person} size={32} />
            <div className="row-words">
              <span>{nickname(person.name, person.id)}</span>
              <span className="faint">
                {stamp(at)}
                {luckiest ? ` · ${t('packet.luckiest')}` : null}
              </span>
            </div>
            <span className="price">{t('packet.points', { count: amount, said: count(amount) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
