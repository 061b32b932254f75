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
import { Link } from '../../app/Link.tsx'
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
  const { count, nickname } = useFormats()
  const amountOf = useAmounts(packet)
  const open = useAct(openPacketEndpoint, { refreshes: [readRedPacketEndpoint, readActivityEndpoint] })
  const { activityId, greeting, givenBy, state, mine, may, left, packets } = packet
  return (
    <section className="packet">
      {givenBy ? <span>{t('packet.from', { name: nickname(givenBy.name, givenBy.id) })}</span> : null}
      <b>{greeting || t('packet.greeting')}</b>
      {mine ? <p className="packet-amount">{amountOf(mine.amount)}</p> : null}
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
      <span role="status">
        {mine?.payout ? t(`packet.money.${mine.payout.state}`) : mine ? t('packet.mine') : t(`packet.state.${state}`)}
      </span>
      {mine?.payout ? (
        <Link
          to={`/payouts/${mine.payout.id}`}
          className={`button button-wide ${takable.has(mine.payout.state) ? 'button-main' : ''}`}
        >
          {t(takable.has(mine.payout.state) ? 'packet.collect' : 'packet.look')}
        </Link>
      ) : null}
      <span>{t('packet.left', { left: count(left), packets: count(packets) })}</span>
      <Refused failure={open.error} />
    </section>
  )
}

const takable: ReadonlySet<string> = new Set(['open', 'held', 'waiting'])

/** Points or money, as the packet holds. */
function useAmounts({ holds }: Found) {
  const { t } = useWords()
  const { count, money } = useFormats()
  return (amount: number) =>
    holds === 'cash' ? money(amount) : t('packet.points', { count: amount, said: count(amount) })
}

function Opened({ packet }: { packet: Found }) {
  const { opened } = packet
  const { t } = useWords()
  const { nickname, stamp } = useFormats()
  const amountOf = useAmounts(packet)
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
            <span className="price">{amountOf(amount)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
