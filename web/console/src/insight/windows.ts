/** Which days a number was counted over, as the evidence endpoint wants them. */
import { shiftDay } from '../../../ui/moments.ts'

export type Stretch = { from?: string; until?: string }

/** The `count` business days that end with `until`; nothing when there is no day yet. */
export function daysUntil(until: string | null | undefined, count: number): Stretch {
  return until ? { from: shiftDay(until, 1 - count), until } : {}
}
