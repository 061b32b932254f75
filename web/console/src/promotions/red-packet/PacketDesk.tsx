/** A red packet at the desk: where its points or money are now, and who opened one. */
import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import { readRedPacketEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useFormats } from '../../app/me.tsx'
import { ActivityEntries } from '../ActivityEntries.tsx'
import type { Activity } from '../shapes.ts'

type Packet = AnswerOf<typeof readRedPacketEndpoint>
const places = ['left', 'due', 'taken', 'back'] as const

export function PacketDesk({ activity }: { activity: Activity }) {
  const channel = activity.channels[0] ?? 'web'
  const packet = useAsk(readRedPacketEndpoint, { activityId: activity.id, channel }, { staleTime: 0 })
  return (
    <>
      <Loaded from={packet} lines={3}>
        {(found) => <Funding packet={found} />}
      </Loaded>
      <ActivityEntries activity={activity} />
    </>
  )
}

/** Who pays, and how much of it is where. Points have no way between opening and having. */
function Funding({ packet }: { packet: Packet }) {
  const { t } = useWords()
  const { money, count, nickname } = useFormats()
  const { holds, funding, total, givenBy } = packet
  if (!funding) return null
  const said = (amount: number) =>
    holds === 'cash'
      ? amount === 0
        ? '¥0'
        : money(amount)
      : t('packetDesk.points', { count: amount, said: count(amount) })
  const shown = places.filter((one) => holds === 'cash' || one !== 'due')
  return (
    <section>
      <h3>{t('packetDesk.funding')}</h3>
      <p className="muted">
        {givenBy
          ? t('packetDesk.fromMember', { name: nickname(givenBy.name, givenBy.id), total: said(total) })
          : t(`packetDesk.from.${holds}`, { total: said(total) })}
      </p>
      <dl className="activity-figures">
        {shown.map((one) => (
          <div key={one}>
            <dt>{t(`packetDesk.place.${one}`)}</dt>
            <dd>{said(funding[one])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
