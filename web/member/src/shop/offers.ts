/** What a product costs and how many of it one can take, as far as a page can tell before the server is asked. */
import type { Product, Variant, VariantId } from '../../../../server/modules/commerce/contract.ts'
import { serverNow } from '../../../ui/server-time.ts'

/** One line somebody means to order. */
export type Wanted = {
  product: Product
  variant: Variant
  quantity: number
  /** Pieces whose price an activity made: they bear no coupon. */
  dealQuantity?: number
}

/** More than fits into one order line. */
const mostPieces = 9999

function holdingPrices({ prices }: Variant) {
  const now = new Date(serverNow()).toISOString()
  return prices.filter(
    ({ list, startsAt, endsAt }) =>
      list === 'everyone' && (startsAt === null || startsAt <= now) && (endsAt === null || endsAt > now),
  )
}

/** What one piece costs when so many are taken, in fen: the lowest price that holds. */
export function unitFenOf(variant: Variant, quantity: number): number {
  const fitting = holdingPrices(variant).filter(({ minQuantity }) => minQuantity <= quantity)
  return Math.min(variant.priceFen, ...fitting.map(({ fen }) => fen))
}

/** From how many pieces on one costs less, fewest pieces first. */
export function tiersOf(variant: Variant): { from: number; fen: number }[] {
  const froms = [...new Set(holdingPrices(variant).map(({ minQuantity }) => minQuantity))].filter((from) => from > 1)
  const tiers = froms.sort((a, b) => a - b).map((from) => ({ from, fen: unitFenOf(variant, from) }))
  return tiers.filter(({ fen }, place) => fen < (tiers[place - 1]?.fen ?? unitFenOf(variant, 1)))
}

/** The lowest price of a single piece, and whether another variant costs more. */
export function startingPrice({ variants }: Product): { fen: number; varies: boolean } {
  const each = variants.map((variant) => unitFenOf(variant, 1))
  const fen = Math.min(...each)
  return { fen, varies: each.some((one) => one !== fen) }
}

/** How many are left of all variants together; null when one of them is not counted. */
export function leftOf({ variants }: Product): number | null {
  return variants.some(({ left }) => left === null) ? null : variants.reduce((sum, { left }) => sum + (left ?? 0), 0)
}

/** The most of a variant one can put into one order. */
export function mostOf({ limitPerOrder, limitPerPerson }: Product, { left }: Variant): number {
  return Math.max(
    0,
    Math.min(mostPieces, left ?? mostPieces, limitPerOrder ?? mostPieces, limitPerPerson ?? mostPieces),
  )
}

/** The variant somebody chose, else the first one that is left. */
export function variantAt({ variants }: Product, chosen: string | null): Variant | undefined {
  return variants.find(({ id }) => id === chosen) ?? variants.find(({ left }) => left !== 0) ?? variants[0]
}

/** What the server is asked with. */
export const linesOf = (wanted: readonly Wanted[]): { variantId: VariantId; quantity: number }[] =>
  wanted.map(({ variant, quantity }) => ({ variantId: variant.id, quantity }))
