import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { CouponId, TakenCouponId } from '../contract.ts'
import { validityOf } from '../rules/coupon-validity.ts'
import { type CouponRow, db } from '../tables.ts'

/** Gives somebody a coupon as a prize, beside what they may take themselves; null when there is none to give any more. */
export async function giveCoupon(ctx: Context, couponId: CouponId, personId: PersonId): Promise<TakenCouponId | null> {
  const { rows } = await sql<CouponRow>`
    update commerce.coupons set issued = issued + 1
     where tenant_id = ${ctx.tenantId} and id = ${couponId} and stopped_at is null and (total is null or issued < total)
       and (valid_to is null or valid_to > ${ctx.now})
    returning *`.execute(db(ctx))
  const [coupon] = rows
  if (!coupon) return null
  const id = newId('tcp') as TakenCouponId
  const { from, to } = validityOf(coupon, ctx.now)
  await sql`insert into commerce.taken_coupons (tenant_id, id, coupon_id, person_id, way, taken_at, valid_from, valid_to)
    values (${ctx.tenantId}, ${id}, ${couponId}, ${personId}, 'prize', ${ctx.now}, ${from}, ${to})`.execute(db(ctx))
  return id
}

/** How many of a coupon can still be given; null: as many as one likes, zero where it is stopped, over or unknown. */
export async function couponsLeft(ctx: Context, couponId: CouponId): Promise<number | null> {
  const { rows } = await sql<{ left: number | null }>`
    select total - issued as left from commerce.coupons
     where tenant_id = ${ctx.tenantId} and id = ${couponId} and stopped_at is null
       and (valid_to is null or valid_to > ${ctx.now})`.execute(db(ctx))
  return rows[0] ? rows[0].left : 0
}
