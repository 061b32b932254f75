import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import { requireShopper, standsAtDesk } from '../access.ts'
import type { CouponId, listPlansEndpoint, Plan, PlanId } from '../contract.ts'
import { type CouponRow, db, type PlanRow } from '../tables.ts'
import { couponOf, findCoupons } from './coupons.ts'

type Found = PlanRow & { members: number }

/** Plans of a community, the cheapest first; those not offered only for the desk. */
export async function listPlans(
  ctx: Context,
  { communityId }: RequestOf<typeof listPlansEndpoint>,
): Promise<AnswerOf<typeof listPlansEndpoint>> {
  await requireShopper(ctx, { communityId })
  return { rows: await findPlans(ctx, communityId, standsAtDesk(ctx)) }
}

/** Plans that can be bought now, the cheapest first. */
export const offeredPlans = (ctx: Context, communityId: CommunityId): Promise<Plan[]> =>
  findPlans(ctx, communityId, false)

async function findPlans(ctx: Context, communityId: CommunityId, hiddenToo: boolean): Promise<Plan[]> {
  const { rows } = await sql<Found>`
    select p.*, ${members(ctx)} as members from commerce.plans p
     where p.tenant_id = ${ctx.tenantId} and p.community_id = ${communityId}
       and (${hiddenToo} or p.shown_at is not null)
     order by p.price_fen, p.id`.execute(db(ctx))
  return showPlans(ctx, rows)
}

const members = (ctx: Context) => sql`(select count(distinct m.person_id) from commerce.memberships m
  where m.tenant_id = p.tenant_id and m.plan_id = p.id and m.starts_at <= ${ctx.now} and m.ended_at is null
    and (m.ends_at is null or m.grace_until > ${ctx.now}))::int`

/** A plan with how many hold it. Raises `kernel.not_found`. */
export async function findPlan(ctx: Context, planId: PlanId): Promise<Found> {
  const { rows } = await sql<Found>`select p.*, ${members(ctx)} as members from commerce.plans p
    where p.tenant_id = ${ctx.tenantId} and p.id = ${planId}`.execute(db(ctx))
  if (!rows[0]) throw NotFound()
  return rows[0]
}

/** A plan as it is shown. Raises `kernel.not_found`. */
export async function readPlan(ctx: Context, planId: PlanId): Promise<Plan> {
  const [plan] = await showPlans(ctx, [await findPlan(ctx, planId)])
  if (!plan) throw NotFound()
  return plan
}

async function showPlans(ctx: Context, rows: readonly Found[]): Promise<Plan[]> {
  const ids = rows.flatMap(({ monthly }) => monthly.map(({ couponId }) => couponId))
  const coupons = new Map((await findCoupons(ctx, ids)).map((one) => [one.id, one]))
  return rows.map((row) => planOf(row, coupons))
}

/** A plan as the contract shows it. */
const planOf = (row: Found, coupons: ReadonlyMap<CouponId, CouponRow>): Plan => ({
  id: row.id,
  communityId: row.community_id,
  name: row.name,
  benefits: row.benefits,
  monthly: row.monthly.flatMap(({ couponId, count }) => {
    const coupon = coupons.get(couponId)
    return coupon ? [{ coupon: couponOf(coupon), count }] : []
  }),
  days: row.days,
  untilDay: row.until_day,
  priceFen: row.price_fen,
  trialDays: row.trial_days,
  graceDays: row.grace_days,
  refund: row.refund,
  noReasonDays: row.no_reason_days,
  shown: row.shown_at !== null,
  version: row.version,
  members: row.members,
})
