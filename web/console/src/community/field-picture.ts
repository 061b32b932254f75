/** Where each group stands in the picture of the field. */
import type { FieldPicture } from '../insight/shapes.ts'
import { stateNeed } from '../insight/states.ts'

/** Share of the seats that spoke in the last 7 days. */
export function activeShare({ speakers7, seats }: { speakers7: number; seats: number }): number {
  return seats > 0 ? Math.min(1, speakers7 / seats) : 0
}

/** The end and the steps of an axis of shares: round tenths above the largest, never past 100 %. */
export function shareAxis(shares: readonly number[]): { top: number; step: number } {
  const most = Math.max(0.1, ...shares)
  const step = most < 0.45 ? 0.1 : 0.2
  return { top: Math.min(1, Math.ceil((most + 0.05) / step - 1e-9) * step), step }
}

/** At most 14 names, those who need a person first; with few groups all carry theirs. */
export function namedBubbles(cards: FieldPicture['bubbles']): ReadonlySet<string> {
  const ranked = [...cards].sort((a, b) => stateNeed[b.state] - stateNeed[a.state] || b.seats - a.seats)
  return new Set(ranked.slice(0, 14).map((card) => card.groupId))
}
