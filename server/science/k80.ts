import { lowMedian } from './numerics/quantiles.ts'

/** k80: the fewest people who together wrote 80 % of a day's messages; 0 on a day without messages. */
export function k80(messagesPerPerson: Iterable<number>): number {
  const counts = [...messagesPerPerson].sort((a, b) => b - a)
  const all = counts.reduce((sum, count) => sum + count, 0)
  let written = 0
  for (const [people, count] of counts.entries()) {
    if (written >= 0.8 * all) return people
    written += count
  }
  return counts.length
}

/**
 * K: the median of k80 over the days that had messages (days of 0 are left out), how many people a group's talk
 * rests on. Of two middle days the lower counts, so that K is a number of people; null without such a day.
 */
export function medianK80(daily: readonly number[]): number | null {
  return lowMedian(daily.filter((k) => k > 0))
}
