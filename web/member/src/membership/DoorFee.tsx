import { useEffect } from 'react'
import { type MembershipRules, type Plan, readDoorFeeEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { PlanTerms } from './PlanTerms.tsx'
import { Rules } from './Rules.tsx'
import '../shop/shop.css'
import './membership.css'

export type DoorPlan = Omit<Plan, 'members'>
type Props = { code: string; chosen: DoorPlan | null; choose: (plan: DoorPlan) => void }

/** What it costs to come in, for how long, and what comes back: all of it before a name is typed. */
export default function DoorFee({ code, chosen, choose }: Props) {
  const { t } = useWords()
  const fee = useAsk(readDoorFeeEndpoint, { code })
  const plans = (fee.data?.plans ?? []) as DoorPlan[]
  const [only] = plans
  useEffect(() => {
    if (!chosen && only) choose(only)
  })
  return (
    <section className="shop door-fee">
      <h2>{t('membership.door')}</h2>
      <Answered from={fee}>
        {({ rules }) => (
          <>
            {plans.length === 0 ? <p className="join-note">{t('membership.doorNone')}</p> : null}
            <div className="door-plans" role="radiogroup" aria-label={t('membership.door')}>
              {plans.map((plan) => (
                <label key={plan.id} className="plan door-plan">
                  <input
                    type="radio"
                    name="door-plan"
                    checked={chosen?.id === plan.id}
                    onChange={() => choose(plan)}
                    aria-label={plan.name}
                  />
                  <span>
                    <PlanTerms plan={plan} />
                  </span>
                </label>
              ))}
            </div>
            <Rules rules={rules as MembershipRules} />
            <p className="faint">{t(`membership.afterEnd.${(rules as MembershipRules).afterEnd}`)}</p>
            <p className="faint">{t('membership.noAutoRenew')}</p>
          </>
        )}
      </Answered>
    </section>
  )
}
