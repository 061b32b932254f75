import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { requireShopper } from '../access.ts'
import type { quoteOrderEndpoint } from '../contract.ts'
import { dealWord } from '../deals.ts'
import type { Offer } from '../rules/offer.ts'
import type { PricedLine } from '../rules/quote.ts'
import { requireBuyable } from '../rules/require-buyable.ts'
import { findOffers } from './find-offers.ts'
import { sumWithCoupon } from './lower-by-coupon.ts'

/** Of an offer only what its price is made of. */
export const pricedLine = ({ unitFen, quantity, freightFen, discountable }: Offer): PricedLine => ({
  unitFen,
  quantity,
  freightFen,
  discountable,
})

/** What an order would cost now, line by line. */
export async function quoteOrder(
  ctx: Context,
  ask: RequestOf<typeof quoteOrderEndpoint>,
): Promise<AnswerOf<typeof quoteOrderEndpoint>> {
  const buyerId = await requireShopper(ctx, ask)
  const offers = await findOffers(ctx, ask.communityId, buyerId, ask.lines)
  requireBuyable(offers, ask.lines.length, ask.delivery)
  const deals = ask.fromCart ? await dealWord().find(ctx, { ...ask, buyerId, offers }) : []
  const delivered = ask.delivery === 'express'
  const {
    discounts,
    freights: _freights,
    ...sum
  } = await sumWithCoupon(ctx, buyerId, offers, delivered, ask.takenCouponId, deals)
  const lines = offers.map(({ variantId, title, variant, quantity, unitFen }, place) => ({
    variantId,
    title,
    variant,
    quantity,
    unitFen,
    amountFen: unitFen * quantity,
    discountFen: discounts[place] ?? 0,
  }))
  const named = deals.map(({ activityId, title, sets, savedFen }) => ({ activityId, title, sets, savedFen }))
  return { lines, ...sum, deals: named }
}
