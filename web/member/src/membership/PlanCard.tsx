import { useState } from 'react'
import {
  listMyMembershipsEndpoint,
  type MembershipRules,
  type Plan,
  tryMembershipEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { toast } from '../app/toast.ts'
import { BuySheet } from './BuySheet.tsx'
import { PlanTerms } from './PlanTerms.tsx'

type Props = { plan: Plan; rules: MembershipRules | undefined; hasTried: boolean; isForGood: boolean }

/** A plan as it is offered: price, time, benefits and the refund rule, before anything is paid. */
export function PlanCard({ plan, rules, hasTried, isForGood }: Props) {
  const { t, language } = useWords()
  const [isBuying, setIsBuying] = useState(false)
  const trial = useAct(tryMembershipEndpoint, {
    refreshes: [listMyMembershipsEndpoint],
    onDone: () => toast(t('membership.trialBegun')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  return (
    <section className="plan panel" aria-label={plan.name}>
      <PlanTerms plan={plan} />
      <div className="plan-acts">
        {plan.trialDays > 0 && !hasTried && !isForGood ? (
          <button
            type="button"
            className="button"
            disabled={trial.isPending}
            onClick={() => trial.mutate({ planId: plan.id })}
          >
            {t('membership.try', { count: plan.trialDays })}
          </button>
        ) : null}
        <button type="button" className="button button-main" disabled={isForGood} onClick={() => setIsBuying(true)}>
          {t('membership.buy')}
        </button>
      </div>
      {isBuying ? <BuySheet plan={plan} rules={rules} close={() => setIsBuying(false)} /> : null}
    </section>
  )
}
