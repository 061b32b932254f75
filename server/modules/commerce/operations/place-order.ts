import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { requireShopper } from '../access.ts'
import { DealGone, type placeOrderEndpoint, PriceChanged } from '../contract.ts'
import { dealWord } from '../deals.ts'
import { findOffers } from '../queries/find-offers.ts'
import type { Offer } from '../rules/offer.ts'
import { requireBuyable } from '../rules/require-buyable.ts'
import { paymentWindow } from '../rules/windows.ts'
import { sumWithCoupon } from '../queries/lower-by-coupon.ts'
import { db } from '../tables.ts'
import { freezeCoupon } from './freeze-coupon.ts'
import { placeOf, requirePlace } from './require-place.ts'
import { settleFree } from './settle-free.ts'
import { takeOrder } from './take-order.ts'

type Ask = RequestOf<typeof placeOrderEndpoint>

/**
 * Orders what is on the shelf at the prices the buyer saw; the stock is held until the order is paid or lapses. What costs
 * nothing is paid at once. From the cart, activities make it cheaper. Raises `commerce.sold_out`, `commerce.limit_reached`,
 * `commerce.price_changed`, `commerce.deal_gone` and what `requireBuyable` raises.
 */
export async function placeOrder(ctx: Context, ask: Ask): Promise<AnswerOf<typeof placeOrderEndpoint>> {
  const buyerId = await requireShopper(ctx, ask)
  const offers = await findOffers(ctx, ask.communityId, buyerId, ask.lines)
  requireBuyable(offers, ask.lines.length, ask.delivery)
  await requirePlace(ctx, ask)
  const deals = ask.fromCart ? await dealWord().find(ctx, { ...ask, buyerId, offers }) : []
  const sum = await sumWithCoupon(ctx, buyerId, offers, ask.delivery === 'express', ask.takenCouponId, deals)
  if (sum.totalFen !== ask.totalFen) throw PriceChanged({ totalFen: sum.totalFen })
  const placed = await takeOrder(ctx, {
    ...ask,
    buyerId,
    origin: 'shop',
    offers,
    sum,
    ...placeOf(ask),
    terms: {
      ...(ask.takenCouponId ? { takenCouponId: ask.takenCouponId } : {}),
      ...(deals.length > 0 ? { deals: deals.map(({ agreed }) => agreed) } : {}),
      ...savedBy(offers),
    },
    payWithin: Math.min(paymentWindow, ...deals.map(({ payWithin }) => payWithin)),
  })
  const gone = deals.length > 0 ? await dealWord().take(ctx, { id: placed.id, buyerId }, deals) : null
  if (gone) throw DealGone({ deal: gone.title })
  if (ask.takenCouponId) await freezeCoupon(ctx, ask.takenCouponId, buyerId, placed.id)
  if (ask.fromCart) await emptyCart(ctx, ask)
  if (sum.totalFen > 0) return placed
  await settleFree(ctx, placed.id)
  return { ...placed, payBy: null, paymentId: null }
}

/** What members' prices took off; the order remembers it, for the day the membership is given up. */
function savedBy(offers: readonly Offer[]): { memberSavedFen?: number } {
  const saved = offers.reduce((sum, { usualFen, unitFen, quantity }) => sum + (usualFen - unitFen) * quantity, 0)
  return saved > 0 ? { memberSavedFen: saved } : {}
}

async function emptyCart(ctx: Context, { communityId, lines }: Ask): Promise<void> {
  const bought = lines.map(({ variantId }) => variantId)
  await sql`delete from commerce.cart_lines where tenant_id = ${ctx.tenantId} and community_id = ${communityId}
    and person_id = ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}
    and variant_id = any(${bought}::text[])`.execute(db(ctx))
}
