/** A plan's terms as sentences: how long it lasts, and what comes back. */
import type { Plan } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'

const usual: Readonly<Record<number, string>> = { 30: 'month', 90: 'quarter', 365: 'year' }

export function useTerms() {
  const { t } = useWords()
  return {
    length: ({ days, untilDay }: Pick<Plan, 'days' | 'untilDay'>): string => {
      if (untilDay) return t('membership.length.until', { day: untilDay })
      if (days === null) return t('membership.length.forever')
      return t(`membership.length.${usual[days] ?? 'days'}`, { count: days })
    },
    refund: ({ refund, noReasonDays }: { refund: Plan['refund']; noReasonDays: number }): string =>
      t(`membership.refund.${refund}`, { count: noReasonDays }),
  }
}
