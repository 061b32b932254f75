/** Steps of a group buy: one, or a ladder (阶梯团) on which everyone pays the first step's price and gets the rest back. */
import type { VariantId } from '../../commerce/contract.ts'
import type { GroupBuyTerms } from '../contract.ts'

type Ladder = Pick<GroupBuyTerms, 'people' | 'prices' | 'atLeast'>

/** How many seats a team has: those of its highest step. */
export const teamSize = ({ people }: Pick<Ladder, 'people'>): number => people.at(-1) ?? 0

/** With how many paid seats a team succeeds when its time is over. */
export const enoughPeople = ({ people, atLeast }: Pick<Ladder, 'people' | 'atLeast'>): number =>
  atLeast ?? people[0] ?? 0

/** What a seat is paid with: the highest price. Null for a variant that is not part of it. */
export const seatFen = ({ prices }: Ladder, variantId: VariantId): number | null =>
  prices.find((one) => one.variantId === variantId)?.fen[0] ?? null

/** What a piece costs in the end, with so many paid seats. GB-11: the difference goes back. */
export function reachedFen({ people, prices }: Ladder, variantId: VariantId, paid: number): number | null {
  const step = people.findLastIndex((needed) => paid >= needed)
  return prices.find((one) => one.variantId === variantId)?.fen[Math.max(step, 0)] ?? null
}
