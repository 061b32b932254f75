/** What comes back of a membership that is given up. */

export type RefundTerms = { refund: 'none' | 'unused_days' | 'no_reason'; noReasonDays: number; days: number | null }

const day = 86_400_000

/**
 * By the rule agreed when it was paid: nothing; in proportion to the whole days that were not used, rounded down to the fen;
 * or all of it within so many days after it began. What has not begun comes back whole, unless nothing does. Market rules §10 ME-4.
 */
export function refundOf(paidFen: number, terms: RefundTerms, startsAt: Date, now: Date): number {
  if (terms.refund === 'none') return 0
  if (now <= startsAt) return paidFen
  const used = Math.ceil((now.getTime() - startsAt.getTime()) / day)
  if (terms.refund === 'no_reason') return used <= terms.noReasonDays ? paidFen : 0
  const days = terms.days ?? 0
  return days > 0 ? Math.floor((paidFen * Math.max(days - used, 0)) / days) : 0
}
