/** Which days a number was counted over, as the evidence endpoint wants them. */
import { shiftDay } from '../../../ui/moments.ts'

type Day = { day: string }

/** The last `count` days of those listed; nothing when there are none. */
export function lastDays(days: readonly Day[], count: number): { from?: string; until?: string } {
  const last = days.at(-1)
  return last ? { from: shiftDay(last.day, 1 - count), until: last.day } : {}
}
