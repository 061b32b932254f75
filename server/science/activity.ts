import { type Share, shareOf } from './shares.ts'

/** How lively a group is today, from its distinct speakers per day. */
export type Activity = {
  /** Mean of daily distinct speakers over the last 7 days; null before the seventh day. */
  a7: number | null
  /** The same mean a fortnight ago. */
  a7Fortnight: number | null
  /** The highest a7 of the last 90 days. */
  peak90: number | null
  /** r = a7 ÷ peak90; 0 when nobody has spoken in all that time. */
  r: number | null
}

/** Days of history `readActivity` looks at: 90 weekly means reach 96 days back. */
export const activityDays = 96

/**
 * Reads a group's activity today from distinct human speakers per full day, oldest first, silent days as 0, today last.
 * A plain mean over 7 days removes the wave of the week.
 */
export function readActivity(dailySpeakers: readonly number[]): Activity {
  const means = weeklyMeans(dailySpeakers.slice(-activityDays))
  const a7 = means.at(-1) ?? null
  if (a7 === null) return { a7, a7Fortnight: null, peak90: null, r: null }
  const peak90 = Math.max(...means)
  return { a7, a7Fortnight: means.at(-15) ?? null, peak90, r: peak90 > 0 ? a7 / peak90 : 0 }
}

/** The 7-day means of a row of days; one for each day from the seventh on. */
function weeklyMeans(days: readonly number[]): number[] {
  const means: number[] = []
  for (let end = 7; end <= days.length; end++) {
    let sum = 0
    for (const speakers of days.slice(end - 7, end)) sum += speakers
    means.push(sum / 7)
  }
  return means
}

/** Below this many regulars their silence says nothing. */
export const fewestRegulars = 5

/**
 * q: the share of regulars (people active on at least 4 of the days −34 … −7) silent on the last 7 days, today being
 * day 0. One list of active days per person, as business-day numbers; `value` is null below 5 regulars.
 */
export function silentRegulars(activeDays: Iterable<readonly number[]>, today: number): Share {
  let regulars = 0
  let silent = 0
  for (const days of activeDays) {
    const distinct = new Set(days)
    if (countBetween(distinct, today - 34, today - 7) < 4) continue
    regulars += 1
    if (countBetween(distinct, today - 6, today) === 0) silent += 1
  }
  return regulars < fewestRegulars ? { value: null, n: regulars } : shareOf(silent, regulars)
}

function countBetween(days: Set<number>, first: number, last: number): number {
  let count = 0
  for (const day of days) if (day >= first && day <= last) count += 1
  return count
}
