import type { Context } from '../../../kernel/context.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import {
  type Delivery,
  type OrderId,
  type Origin,
  PriceChanged,
  type TakenCoupon,
  type TakenCouponId,
  type VariantId,
} from '../contract.ts'
import { findOffers } from '../queries/find-offers.ts'
import { listLowering, sumWithCoupon } from '../queries/lower-by-coupon.ts'
import { pricedLine } from '../queries/quote-order.ts'
import type { Offer } from '../rules/offer.ts'
import { type Sum, sumUp } from '../rules/quote.ts'
import { requireBuyable } from '../rules/require-buyable.ts'
import { freezeCoupon } from './freeze-coupon.ts'
import { type Place, placeOf, requirePlace } from './require-place.ts'
import { takeOrder } from './take-order.ts'

/** Prices that another mechanic made. */
export type OwnPrices = {
  /** `unitFen` null: at the price of the shelf, and one of those that `togetherFen` is for. */
  lines: readonly { variantId: VariantId; quantity: number; unitFen: number | null }[]
  /** What the lines without a price of their own cost together; each bears its share of what is less. */
  togetherFen?: number
  /** A coupon of the buyer's lowers these prices, where the mechanic allows it. */
  takenCouponId?: TakenCouponId | undefined
  /** What is sold is not on the shelf yet: nothing there is looked at or held. */
  notYetOnShelf?: boolean
  /** Another order hands the goods over and counts against limits; this one only takes a part of their price. */
  handsOverLater?: boolean
}

type PricedAsk = Place &
  OwnPrices & {
    buyerId: PersonId
    communityId: CommunityId
    note?: string
    /** What the buyer saw. */
    totalFen: number
    origin: Origin
    originId: string
    terms: object
    payWithin: number
    holdsStock?: boolean
  }

/**
 * Orders at prices that another mechanic made: what it holds of the shelf, what it says about places and limits is the same
 * as for any order. Whoever asks settles what costs nothing (`settleFree`) once its own rows are written. Raises what
 * placing an order raises.
 */
export async function orderAtPrice(ctx: Context, ask: PricedAsk): Promise<{ orderId: OrderId; totalFen: number }> {
  const { offers, sum } = await quoteAtPrice(ctx, ask)
  await requirePlace(ctx, ask)
  if (sum.totalFen !== ask.totalFen) throw PriceChanged({ totalFen: sum.totalFen })
  const { takenCouponId } = ask
  const terms = takenCouponId ? { ...ask.terms, takenCouponId } : ask.terms
  const { id: orderId } = await takeOrder(ctx, { ...ask, ...placeOf(ask), terms, offers, sum })
  if (takenCouponId) await freezeCoupon(ctx, takenCouponId, ask.buyerId, orderId)
  return { orderId, totalFen: sum.totalFen }
}

/** What such an order costs now, line by line. Raises what `requireBuyable` raises. */
export async function quoteAtPrice(
  ctx: Context,
  ask: OwnPrices & { buyerId: PersonId; communityId: CommunityId; delivery: Delivery },
): Promise<{ offers: Offer[]; sum: Sum }> {
  const found = await findOffers(ctx, ask.communityId, ask.buyerId, ask.lines)
  const there = found.map((offer) => ({
    ...offer,
    ...(ask.notYetOnShelf ? { left: null } : {}),
    ...(ask.handsOverLater
      ? { deliveries: ['none' as const], freightFen: 0, limitPerOrder: null, limitPerPerson: null }
      : {}),
  }))
  requireBuyable(there, ask.lines.length, ask.delivery)
  if (ask.takenCouponId) return lowered(ctx, ask, there)
  // A price of the campaign's own bears no coupon beside it.
  const offers = there.map((offer, place) => {
    const own = ask.lines[place]?.unitFen ?? null
    return { ...offer, unitFen: own ?? offer.unitFen, discountable: own === null }
  })
  const together = offers.reduce((all, one) => all + (one.discountable ? one.unitFen * one.quantity : 0), 0)
  const discount = Math.max(0, together - (ask.togetherFen ?? together))
  return { offers, sum: sumUp(offers.map(pricedLine), discount, ask.delivery === 'express') }
}

/** At the prices of the mechanic, lowered by a coupon: each line bears its share, as on the shelf (CO-3). */
async function lowered(
  ctx: Context,
  { buyerId, lines, delivery, takenCouponId }: OwnPrices & { buyerId: PersonId; delivery: Delivery },
  there: readonly Offer[],
): Promise<{ offers: Offer[]; sum: Sum }> {
  const offers = atOwnPrices(lines, there)
  return { offers, sum: await sumWithCoupon(ctx, buyerId, offers, delivery === 'express', takenCouponId) }
}

const atOwnPrices = (lines: OwnPrices['lines'], there: readonly Offer[]): Offer[] =>
  there.map((offer, place) => ({ ...offer, unitFen: lines[place]?.unitFen ?? offer.unitFen }))

/** Which of a buyer's coupons lower such an order, and by how much; the best first. */
export async function listCouponsAtPrice(
  ctx: Context,
  { lines, buyerId, communityId }: Pick<OwnPrices, 'lines'> & { buyerId: PersonId; communityId: CommunityId },
): Promise<{ taken: TakenCoupon; fen: number }[]> {
  return listLowering(ctx, buyerId, atOwnPrices(lines, await findOffers(ctx, communityId, buyerId, lines)))
}
