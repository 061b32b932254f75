import { fitLogistic, type Logistic } from './numerics/logistic.ts'
import { median } from './numerics/quantiles.ts'

/** A member's days with a message, as business-day numbers, earliest first, with how many; none after the day looked from. */
export type SpokenDay = { day: number; messages: number }

/** Days without any sign after which a member may have left. */
export const churnDays = 28

/** Whether a member has left: silent for 28 days and for more than twice the own usual gap. */
export function hasLeft(days: readonly SpokenDay[], today: number): boolean {
  const last = days.at(-1)?.day
  if (last === undefined) return false
  const usual = median(gapsOf(days)) ?? 0
  return today - last >= churnDays && today - last > 2 * usual
}

/**
 * What foretells silence: days since the last message, days active of the last 28 (negative, so that more means more risk),
 * that recency against the own mean gap, and the logarithm of messages in the last 28 days.
 */
export function churnSigns(days: readonly SpokenDay[], today: number): number[] {
  const recent = days.filter(({ day }) => day > today - churnDays)
  const recency = today - (days.at(-1)?.day ?? today - churnDays)
  const gaps = gapsOf(days)
  const meanGap = gaps.length > 0 ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : churnDays
  const messages = recent.reduce((sum, day) => sum + day.messages, 0)
  return [recency, -recent.length, recency / (meanGap + 1), Math.log1p(messages)]
}

/** Learns the chance to fall silent from earlier days: train on the past, quote figures on members never seen. */
export function fitChurn(cases: readonly { signs: readonly number[]; left: boolean }[]): Logistic {
  return fitLogistic(cases.map(({ signs, left }) => ({ x: signs, y: left })))
}

function gapsOf(days: readonly SpokenDay[]): number[] {
  return days.slice(1).map(({ day }, at) => day - (days[at]?.day ?? day))
}
