import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { GiveUpSheet } from './GiveUpSheet.tsx'
import type { Mine } from './shapes.ts'

/** A membership of mine: until when, and the way out. */
export function MyMembership({ membership, named = false }: { membership: Mine; named?: boolean }) {
  const { t } = useWords()
  const [isLeaving, setIsLeaving] = useState(false)
  const { orderId, state, holds } = membership
  const mayLeave = orderId !== null && (holds || state === 'upcoming')
  return (
    <section className={`standing my-membership ${holds ? '' : 'standing-refunded'}`} aria-label={membership.plan.name}>
      <h2>
        {membership.plan.name} <span className="order-state">{t(`membership.state.${state}`)}</span>
      </h2>
      {named ? <p>{membership.communityName}</p> : null}
      <p>
        <Span membership={membership} />
      </p>
      <div className="plan-acts">
        {named ? (
          <Link to={`/c/${membership.communityId}/membership`} className="button">
            {t(holds ? 'membership.renew' : 'membership.see')}
          </Link>
        ) : null}
        {mayLeave ? (
          <button type="button" className="button" onClick={() => setIsLeaving(true)}>
            {t(state === 'upcoming' ? 'membership.cancelRenewal' : 'membership.leave')}
          </button>
        ) : null}
      </div>
      {isLeaving ? <GiveUpSheet membership={membership} close={() => setIsLeaving(false)} /> : null}
    </section>
  )
}

function Span({ membership: { state, startsAt, endsAt, graceUntil, endedAt, orderId } }: { membership: Mine }) {
  const { t } = useWords()
  const { dayOf, fullMoment } = useFormats()
  if (endedAt) return t('membership.leftAt', { day: dayOf(endedAt) })
  if (endsAt === null) return t('membership.forGood', { day: dayOf(startsAt) })
  if (state === 'grace') return t('membership.graceUntil', { at: fullMoment(graceUntil ?? endsAt) })
  const words = { from: dayOf(startsAt), at: fullMoment(endsAt) }
  return t(orderId === null ? 'membership.trialSpan' : 'membership.span', words)
}
