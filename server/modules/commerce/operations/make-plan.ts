import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { CommunityId } from '../../community/contract.ts'
import { readCommunityName } from '../../community/index.ts'
import {
  type changePlanEndpoint,
  type makePlanEndpoint,
  type MonthlyCoupon,
  NotMonthly,
  type PlanId,
  productWords,
  type VariantId,
  VersionChanged,
} from '../contract.ts'
import { findPlan, readPlan } from '../queries/list-plans.ts'
import { db } from '../tables.ts'
import { makeProduct } from './make-product.ts'

/** A new plan, with what stands on the lines of its orders; that itself is never on the shelf. Raises `commerce.coupon_not_monthly`. */
export async function makePlan(
  ctx: Context,
  words: RequestOf<typeof makePlanEndpoint>,
): Promise<AnswerOf<typeof makePlanEndpoint>> {
  await readCommunityName(ctx, words.communityId)
  await requireMonthly(ctx, words.communityId, words.monthly)
  const line = productWords.parse({
    kind: 'virtual',
    title: words.name,
    communityId: words.communityId,
    deliveries: ['none'],
    couponsAllowed: false,
    variants: [{ priceFen: words.priceFen }],
  })
  const [variant] = (await makeProduct(ctx, line)).variants
  if (!variant) throw new Error('a product without variants')
  const id = newId('pln') as PlanId
  await db(ctx)
    .insertInto('commerce.plans')
    .values({
      tenant_id: ctx.tenantId,
      id,
      variant_id: variant.id as VariantId,
      community_id: words.communityId,
      ...columnsOf(words),
      version: 1,
      made_at: ctx.now,
      shown_at: words.shown ? ctx.now : null,
    })
    .execute()
  return readPlan(ctx, id)
}

/** Changes a plan; memberships keep what was agreed. Raises `commerce.version_changed`, `commerce.coupon_not_monthly`. */
export async function changePlan(
  ctx: Context,
  { planId, version, ...words }: RequestOf<typeof changePlanEndpoint>,
): Promise<AnswerOf<typeof changePlanEndpoint>> {
  await requireMonthly(ctx, (await findPlan(ctx, planId)).community_id, words.monthly)
  const changed = await db(ctx)
    .updateTable('commerce.plans')
    .set({ ...columnsOf(words), version: version + 1, shown_at: words.shown ? ctx.now : null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw VersionChanged()
  return readPlan(ctx, planId)
}

const columnsOf = (words: Omit<RequestOf<typeof changePlanEndpoint>, 'planId' | 'version'>) => ({
  name: words.name,
  benefits: words.benefits,
  monthly: sql<MonthlyCoupon[]>`${JSON.stringify(words.monthly)}::jsonb`,
  days: words.days,
  until_day: words.untilDay,
  price_fen: words.priceFen,
  trial_days: words.trialDays,
  grace_days: words.graceDays,
  refund: words.refund,
  no_reason_days: words.noReasonDays,
})

/** What is promised every month is made for that, good here, and not stopped. */
async function requireMonthly(
  ctx: Context,
  communityId: CommunityId,
  monthly: readonly MonthlyCoupon[],
): Promise<void> {
  const ids = monthly.map(({ couponId }) => couponId)
  const { rows } = await sql`select id from commerce.coupons
    where tenant_id = ${ctx.tenantId} and id = any(${ids}::text[]) and way = 'monthly' and stopped_at is null
      and (community_id is null or community_id = ${communityId})`.execute(db(ctx))
  if (rows.length < ids.length) throw NotMonthly()
}
