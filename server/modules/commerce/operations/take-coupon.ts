import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { requireShopper } from '../access.ts'
import {
  CouponForMembers,
  CouponForNewcomers,
  CouponGone,
  type CouponId,
  CouponLimit,
  type takeCouponEndpoint,
  type TakenCouponId,
} from '../contract.ts'
import { findCoupon, readTaken } from '../queries/coupons.ts'
import { hasBought } from '../queries/has-bought.ts'
import { holdsPaid } from '../queries/is-member.ts'
import { validityOf } from '../rules/coupon-validity.ts'
import { type CouponRow, db } from '../tables.ts'

/**
 * Takes a coupon: the person's own count by one conditional statement, then the coupon's, which everybody waits for. Raises
 * `commerce.coupon_limit`, `commerce.coupon_gone`, `commerce.coupon_for_newcomers`, `commerce.coupon_for_members`.
 */
export async function takeCoupon(
  ctx: Context,
  { communityId, couponId }: RequestOf<typeof takeCouponEndpoint>,
): Promise<AnswerOf<typeof takeCouponEndpoint>> {
  const me = await requireShopper(ctx, { communityId })
  const coupon = await findCoupon(ctx, couponId)
  if (coupon.community_id && coupon.community_id !== communityId) throw NotFound()
  await requireMayTake(ctx, coupon, communityId, me)
  const { rows: own } = await sql`
    insert into commerce.coupon_takers as k (tenant_id, coupon_id, person_id, taken)
    values (${ctx.tenantId}, ${couponId}, ${me}, 1)
    on conflict (tenant_id, coupon_id, person_id) do update set taken = k.taken + 1
     where k.taken < ${coupon.per_person} returning k.taken`.execute(db(ctx))
  if (own.length === 0) throw CouponLimit({ limit: coupon.per_person })
  await issue(ctx, couponId)
  const id = newId('tcp') as TakenCouponId
  const { from, to } = validityOf(coupon, ctx.now)
  await sql`insert into commerce.taken_coupons (tenant_id, id, coupon_id, person_id, way, taken_at, valid_from, valid_to)
    values (${ctx.tenantId}, ${id}, ${couponId}, ${me}, ${coupon.way}, ${ctx.now}, ${from}, ${to})`.execute(db(ctx))
  return readTaken(ctx, me, id)
}

/** Whether its way is open to somebody at this moment; what others hand out cannot be taken at all. */
async function requireMayTake(ctx: Context, { way }: CouponRow, communityId: CommunityId, me: PersonId): Promise<void> {
  if (way === 'gift' || way === 'monthly') throw NotFound()
  if (way === 'newcomers' && (await hasBought(ctx, me))) throw CouponForNewcomers()
  if (way === 'members' && !(await holdsPaid(ctx, communityId, me))) throw CouponForMembers()
}

async function issue(ctx: Context, id: CouponId): Promise<void> {
  const { rows } = await sql`
    update commerce.coupons set issued = issued + 1
     where tenant_id = ${ctx.tenantId} and id = ${id} and stopped_at is null and (total is null or issued < total)
       and (valid_to is null or valid_to > ${ctx.now})
    returning id`.execute(db(ctx))
  if (rows.length === 0) throw CouponGone()
}
