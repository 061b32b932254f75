/** A plan's terms as sentences: how long it lasts, and what comes back. */
import { useWords } from '../../../ui/words/index.ts'
import { lengthOf } from './plan-words.ts'
import type { Plan } from './shapes.ts'

export function usePlanTerms() {
  const { t } = useWords()
  return {
    length: (plan: Pick<Plan, 'days' | 'untilDay'>) =>
      t(`planLengthSaid.${lengthOf(plan)}`, {
        count: plan.days ?? 0,
        day: plan.untilDay ?? '',
      }),
    refund: ({ refund, noReasonDays }: { refund: Plan['refund']; noReasonDays: number }) =>
      t(`refundRuleSaid.${refund}`, { count: noReasonDays }),
  }
}
