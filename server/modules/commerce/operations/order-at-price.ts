import type { Context } from '../../../kernel/context.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { type OrderId, type Origin, PriceChanged, type VariantId } from '../contract.ts'
import { findOffers } from '../queries/find-offers.ts'
import { pricedLine } from '../queries/quote-order.ts'
import { sumUp } from '../rules/quote.ts'
import { requireBuyable } from '../rules/require-buyable.ts'
import { type Place, placeOf, requirePlace } from './require-place.ts'
import { takeOrder } from './take-order.ts'

export type PricedAsk = Place & {
  buyerId: PersonId
  communityId: CommunityId
  lines: readonly { variantId: VariantId; quantity: number; unitFen: number }[]
  note?: string
  /** What the buyer saw. */
  totalFen: number
  origin: Origin
  originId: string
  terms: unknown
  payWithin: number
  holdsStock?: boolean
}

/**
 * Orders at prices that another mechanic made: what it holds of the shelf, what it says about places and limits is the same
 * as for any order. Whoever asks settles what costs nothing (`settleFree`) once its own rows are written. Raises what
 * placing an order raises.
 */
export async function orderAtPrice(ctx: Context, ask: PricedAsk): Promise<{ orderId: OrderId; totalFen: number }> {
  const found = await findOffers(ctx, ask.communityId, ask.buyerId, ask.lines)
  requireBuyable(found, ask.lines.length, ask.delivery)
  await requirePlace(ctx, ask)
  // A price of the campaign's own bears no coupon beside it.
  const offers = found.map((offer, place) => ({
    ...offer,
    unitFen: ask.lines[place]?.unitFen ?? offer.unitFen,
    discountable: false,
  }))
  const sum = sumUp(offers.map(pricedLine), 0, ask.delivery === 'express')
  if (sum.totalFen !== ask.totalFen) throw PriceChanged({ totalFen: sum.totalFen })
  const { id: orderId } = await takeOrder(ctx, { ...ask, ...placeOf(ask), offers, sum })
  return { orderId, totalFen: sum.totalFen }
}
