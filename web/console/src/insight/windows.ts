/** Which days a number was counted over, as the evidence endpoint wants them. */
import { shiftDay } from '../../../ui/moments.ts'

type Day = { day: string; messages: number }
export type Stretch = { from?: string; until?: string }

/** The `count` business days that end with `until`; nothing when there is no day yet. */
export function daysUntil(until: string | null | undefined, count: number): Stretch {
  return until ? { from: shiftDay(until, 1 - count), until } : {}
}

/**
 * The days worth drawing: from the first on which anybody spoke, at least four weeks, and without `today`, which is not
 * over and would look like a fall.
 */
export function drawnDays<D extends Day>(days: readonly D[], today: string, least = 28): D[] {
  const over = days.filter(({ day }) => day < today)
  const first = over.findIndex(({ messages }) => messages > 0)
  return over.slice(Math.max(0, Math.min(first < 0 ? over.length : first, over.length - least)))
}
