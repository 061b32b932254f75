/** Where each group stands in the picture of the field. */
import type { GroupCard } from '../insight/shapes.ts'
import { stateNeed } from '../insight/states.ts'

/** Share of the seats that spoke in the last 7 days. */
export function activeShare({ speakers7, seats }: Pick<GroupCard, 'speakers7' | 'seats'>): number {
  return seats > 0 ? Math.min(1, speakers7 / seats) : 0
}

/** The end of an axis of shares: the next tenth above the largest, never past 100 %. */
export function niceTop(shares: readonly number[]): number {
  const most = Math.max(0.1, ...shares)
  return Math.min(1, Math.ceil(most * 10 + 0.5) / 10)
}

/** At most 14 names, those who need a person first; with few groups all carry theirs. */
export function namedBubbles(cards: readonly GroupCard[]): ReadonlySet<string> {
  const ranked = [...cards].sort((a, b) => stateNeed[b.state] - stateNeed[a.state] || b.seats - a.seats)
  return new Set(ranked.slice(0, 14).map((card) => card.groupId))
}
