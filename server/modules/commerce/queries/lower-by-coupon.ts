import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { CouponUnusable, type TakenCoupon, type TakenCouponId } from '../contract.ts'
import { boundOf, type Deal } from '../deals.ts'
import { couponDiscount } from '../rules/coupon-discount.ts'
import type { Offer } from '../rules/offer.ts'
import { type Sum, sumUp } from '../rules/quote.ts'
import { db } from '../tables.ts'
import { findTaken, readTaken } from './coupons.ts'

/** What offers cost, lowered by activities, and what those leave by a coupon of the buyer's where one is named. Raises `commerce.coupon_unusable`. */
export async function sumWithCoupon(
  ctx: Context,
  buyerId: PersonId,
  offers: readonly Offer[],
  delivered: boolean,
  takenCouponId: TakenCouponId | undefined,
  deals: readonly Deal[] = [],
): Promise<Sum> {
  const bound = boundOf(offers, deals)
  const lowered = offers.map((offer, place) => ({ ...offer, bound: bound[place] ?? { quantity: 0, fen: 0 } }))
  if (!takenCouponId) return sumUp(lowered, 0, delivered)
  const { coupon, state, validFrom } = await readTaken(ctx, buyerId, takenCouponId)
  if (state !== 'unused' || new Date(validFrom) > ctx.now) throw CouponUnusable()
  const lines = (await withCategories(ctx, lowered)).map((one) => ({
    ...one,
    quantity: one.quantity - one.bound.quantity,
  }))
  const found = couponDiscount(coupon, lines)
  if (!found) throw CouponUnusable()
  const priced = lowered.map((offer, place) => ({ ...offer, discountable: found.bears[place] ?? false }))
  return sumUp(priced, found.fen, delivered)
}

/** Which of somebody's coupons lower these offers now, and by how much; the best first. */
export async function listLowering(
  ctx: Context,
  buyerId: PersonId,
  offers: readonly Offer[],
): Promise<{ taken: TakenCoupon; fen: number }[]> {
  if (offers.length === 0) return []
  const lines = await withCategories(ctx, offers)
  return (await findTaken(ctx, buyerId, null))
    .filter(({ state, validFrom }) => state === 'unused' && new Date(validFrom) <= ctx.now)
    .map((taken) => ({ taken, fen: couponDiscount(taken.coupon, lines)?.fen ?? 0 }))
    .filter(({ fen }) => fen > 0)
    .sort((a, b) => b.fen - a.fen)
}

async function withCategories<O extends Offer>(ctx: Context, offers: readonly O[]) {
  const categories = await readCategories(ctx, offers)
  return offers.map((offer) => ({ ...offer, categoryId: categories.get(offer.productId) ?? null }))
}

async function readCategories(ctx: Context, offers: readonly Offer[]) {
  const rows = await db(ctx)
    .selectFrom('commerce.products')
    .select(['id', 'category_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(
      'id',
      'in',
      offers.map(({ productId }) => productId),
    )
    .execute()
  return new Map(rows.map(({ id, category_id }) => [id, category_id]))
}
