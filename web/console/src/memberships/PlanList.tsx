import { Button } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Plan } from './shapes.ts'
import { usePlanTerms } from './use-plan-terms.ts'

type Opens = ((plan: Plan | 'new') => void) | null

/** The plans with what members read of them. */
export function PlanList({ plans, onOpen }: { plans: readonly Plan[]; onOpen: Opens }) {
  const { t } = useWords()
  return (
    <Sheet title={t('memberships.plans')}>
      {plans.length === 0 ? (
        <Empty title={t('memberships.noPlans')} text={t('memberships.noPlansText')}>
          {onOpen && (
            <Button type="primary" onClick={() => onOpen('new')}>
              {t('memberships.newPlan')}
            </Button>
          )}
        </Empty>
      ) : (
        <ul className="lines">
          {plans.map((plan) => (
            <PlanLine key={plan.id} plan={plan} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function PlanLine({ plan, onOpen }: { plan: Plan; onOpen: Opens }) {
  const { t } = useWords()
  const formats = useFormats()
  const terms = usePlanTerms()
  const monthly = plan.monthly.map(({ coupon, count }) => t('memberships.monthlySaid', { count, title: coupon.title }))
  const benefits = [...plan.benefits, ...monthly]
  return (
    <li className="line line-tall">
      <div className="line-body">
        <b>{plan.name}</b> <span className="amount">{formats.money(plan.priceFen)}</span>{' '}
        <span className="muted">{terms.length(plan)}</span>{' '}
        {!plan.shown && <span className="tag">{t('memberships.hidden')}</span>}
        {benefits.length > 0 && <div className="small wrap">{benefits.join(' · ')}</div>}
        <div className="muted small wrap">
          {[
            terms.refund(plan),
            plan.trialDays > 0 ? t('memberships.trialSaid', { count: plan.trialDays }) : '',
            t('memberships.membersNow', { count: plan.members }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      {onOpen && (
        <Button size="small" onClick={() => onOpen(plan)} aria-label={t('memberships.changePlan', { name: plan.name })}>
          {t('memberships.change')}
        </Button>
      )}
    </li>
  )
}
