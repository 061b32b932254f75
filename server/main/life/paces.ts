/** How much each kind of group writes as the days pass. */
import type { Day } from './calendar.ts'
import type { Character } from './life.ts'

const slope = (day: number, middle: number, width: number) => 1 / (1 + Math.exp(-(day - middle) / width))

const paces: Record<Character, (day: number) => number> = {
  growing: (day) => 0.5 + 1.0 * slope(day, 18, 6),
  steady: (day) => 1 + 0.05 * Math.sin(day / 4),
  // The knock at day 20 is the key person leaving.
  cooling: (day) => (1 - 0.9 * slope(day, 19, 4.5)) * (day > 20 ? 0.7 : 1),
  quarrelling: (day) => 1.05 - 0.25 * slope(day, 24, 5),
  dead: (day) => Math.max(0, 1 - (day / 14.5) ** 1.6),
  flooded: (day) => 1 - 0.72 * slope(day, 17, 5),
}

/** Share of a group's usual writing on a day, before weekend and chance. */
export function paceOn(character: Character, day: Day): number {
  return paces[character](day.index)
}
