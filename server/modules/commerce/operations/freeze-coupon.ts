import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { CouponUnusable, type OrderId, type TakenCouponId } from '../contract.ts'
import { db, type OrderRow } from '../tables.ts'

/** A coupon goes with an order until it is paid or given up; never with two. Raises `commerce.coupon_unusable`. */
export async function freezeCoupon(
  ctx: Context,
  id: TakenCouponId,
  personId: PersonId,
  orderId: OrderId,
): Promise<void> {
  if (!(await tryToFreeze(ctx, id, personId, orderId))) throw CouponUnusable()
}

async function tryToFreeze(ctx: Context, id: TakenCouponId, personId: PersonId, orderId: OrderId): Promise<boolean> {
  const { rows } = await sql`
    update commerce.taken_coupons set order_id = ${orderId}
     where tenant_id = ${ctx.tenantId} and id = ${id} and person_id = ${personId} and order_id is null
       and valid_from <= ${ctx.now} and valid_to > ${ctx.now}
    returning id`.execute(db(ctx))
  return rows.length > 0
}

/** The order that a coupon lowered is paid. */
export async function useCoupon(ctx: Context, order: Pick<OrderRow, 'id' | 'discount_fen'>): Promise<void> {
  if (order.discount_fen === 0) return
  await sql`update commerce.taken_coupons set used_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and order_id = ${order.id} and used_at is null`.execute(db(ctx))
}

/** Orders were given up: their coupons can be used again while they are valid (CO-4). */
export async function thawCoupons(
  ctx: Context,
  orders: readonly Pick<OrderRow, 'id' | 'discount_fen'>[],
): Promise<void> {
  const lowered = orders.flatMap(({ id, discount_fen }) => (discount_fen > 0 ? [id] : []))
  if (lowered.length === 0) return
  await sql`update commerce.taken_coupons set order_id = null
    where tenant_id = ${ctx.tenantId} and order_id = any(${lowered}::text[]) and used_at is null`.execute(db(ctx))
}

/** Paid late: the coupon goes with the order again; false when it is used elsewhere or expired by now. */
export async function freezeAgain(ctx: Context, order: OrderRow): Promise<boolean> {
  const { takenCouponId } = order.terms as { takenCouponId?: TakenCouponId }
  return !takenCouponId || tryToFreeze(ctx, takenCouponId, order.buyer_id, order.id)
}

/** All of a paid order was undone at once and nothing of it was handed over: its coupon is there again while it is valid (CO-4). */
export async function returnCoupon(ctx: Context, { id, state, discount_fen, refunded_fen }: OrderRow): Promise<void> {
  if (discount_fen === 0 || state !== 'paid' || refunded_fen > 0) return
  await sql`update commerce.taken_coupons t set order_id = null, used_at = null
    where t.tenant_id = ${ctx.tenantId} and t.order_id = ${id} and t.valid_to > ${ctx.now}
      and not exists (select from commerce.shipments s where s.tenant_id = t.tenant_id and s.order_id = t.order_id)`.execute(
    db(ctx),
  )
}
