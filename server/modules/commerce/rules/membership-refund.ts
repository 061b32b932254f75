/** What comes back of a membership that is given up. */

type RefundTerms = { refund: 'none' | 'unused_days' | 'no_reason'; noReasonDays: number; days: number | null }

const day = 86_400_000

/** How many days of it have begun by now; none before its first. */
export const usedDays = (startsAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((now.getTime() - startsAt.getTime()) / day))

/** How many days a membership has in all; null when it is for good. */
export const daysOf = (startsAt: Date, endsAt: Date | null): number | null =>
  endsAt && Math.max(1, Math.round((endsAt.getTime() - startsAt.getTime()) / day))

/**
 * By the rule agreed when it was paid: nothing; in proportion to the whole days that were not used, rounded down to the fen;
 * or all of it within so many days after it began. What has not begun comes back whole, unless nothing does. Market rules §10 ME-4.
 */
export function refundOf(paidFen: number, terms: RefundTerms, startsAt: Date, now: Date): number {
  if (terms.refund === 'none') return 0
  if (now <= startsAt) return paidFen
  const used = usedDays(startsAt, now)
  if (terms.refund === 'no_reason') return used <= terms.noReasonDays ? paidFen : 0
  const days = terms.days ?? 0
  return days > 0 ? Math.floor((paidFen * Math.max(days - used, 0)) / days) : 0
}
