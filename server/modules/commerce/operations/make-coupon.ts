import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { readCommunityName } from '../../community/index.ts'
import {
  type Coupon,
  type CouponId,
  CouponInPlan,
  type makeCouponEndpoint,
  type stopCouponEndpoint,
} from '../contract.ts'
import { couponOf } from '../queries/coupons.ts'
import { db } from '../tables.ts'

/** A coupon that can be taken from now on. */
export async function makeCoupon(
  ctx: Context,
  ask: RequestOf<typeof makeCouponEndpoint>,
): Promise<AnswerOf<typeof makeCouponEndpoint>> {
  const { off, scope, validity } = ask
  if (ask.communityId) await readCommunityName(ctx, ask.communityId)
  await requireScope(ctx, scope)
  const made = await db(ctx)
    .insertInto('commerce.coupons')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('cpn') as CouponId,
      title: ask.title,
      community_id: ask.communityId,
      off_fen: off.kind === 'amount' ? off.fen : null,
      off_share: off.kind === 'share' ? off.share : null,
      most_fen: off.kind === 'share' ? off.mostFen : null,
      threshold_fen: ask.thresholdFen,
      scope: scope.kind,
      scope_ids: scope.kind === 'all' ? [] : scope.ids,
      way: ask.way,
      total: ask.total,
      issued: 0,
      per_person: ask.perPerson,
      valid_from: validity.kind === 'dates' ? new Date(validity.from) : null,
      valid_to: validity.kind === 'dates' ? new Date(validity.to) : null,
      valid_days: validity.kind === 'days' ? validity.days : null,
      made_at: ctx.now,
      stopped_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return couponOf(made)
}

/** What it is for must be there. Raises `kernel.not_found`. */
async function requireScope(ctx: Context, scope: Coupon['scope']): Promise<void> {
  if (scope.kind === 'all') return
  const table = scope.kind === 'product' ? 'commerce.products' : 'commerce.categories'
  const ids = [...new Set<string>(scope.ids)]
  const { rows } = await sql`select id from ${sql.table(table)}
    where tenant_id = ${ctx.tenantId} and id = any(${ids}::text[])`.execute(db(ctx))
  if (rows.length < ids.length) throw NotFound()
}

/** Nobody takes it any more; those that were taken stay good. Raises `commerce.coupon_in_plan` while an offered plan brings it. */
export async function stopCoupon(
  ctx: Context,
  { couponId }: RequestOf<typeof stopCouponEndpoint>,
): Promise<AnswerOf<typeof stopCouponEndpoint>> {
  await requireInNoPlan(ctx, couponId)
  const stopped = await db(ctx)
    .updateTable('commerce.coupons')
    .set({ stopped_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', couponId)
    .returningAll()
    .executeTakeFirst()
  if (!stopped) throw NotFound()
  return couponOf(stopped)
}

async function requireInNoPlan(ctx: Context, couponId: CouponId): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from commerce.plans
    where tenant_id = ${ctx.tenantId} and shown_at is not null
      and monthly @> ${JSON.stringify([{ couponId }])}::jsonb limit 1`.execute(db(ctx))
  if (rows[0]) throw CouponInPlan({ name: rows[0].name })
}
