import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { readCommunityName } from '../../community/index.ts'
import {
  type changePlanEndpoint,
  type makePlanEndpoint,
  type PlanId,
  productWords,
  type VariantId,
  VersionChanged,
} from '../contract.ts'
import { findPlan, planOf } from '../queries/list-plans.ts'
import { db } from '../tables.ts'
import { makeProduct } from './make-product.ts'

/** A new plan, with what stands on the lines of its orders; that itself is never on the shelf. */
export async function makePlan(
  ctx: Context,
  words: RequestOf<typeof makePlanEndpoint>,
): Promise<AnswerOf<typeof makePlanEndpoint>> {
  await readCommunityName(ctx, words.communityId)
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
  return planOf(await findPlan(ctx, id))
}

/** Changes a plan; memberships keep what was agreed. Raises `commerce.version_changed`. */
export async function changePlan(
  ctx: Context,
  { planId, version, ...words }: RequestOf<typeof changePlanEndpoint>,
): Promise<AnswerOf<typeof changePlanEndpoint>> {
  const changed = await db(ctx)
    .updateTable('commerce.plans')
    .set({ ...columnsOf(words), version: version + 1, shown_at: words.shown ? ctx.now : null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst()
  const plan = await findPlan(ctx, planId)
  if (changed.numUpdatedRows === 0n) throw VersionChanged()
  return planOf(plan)
}

const columnsOf = (words: Omit<RequestOf<typeof changePlanEndpoint>, 'planId' | 'version'>) => ({
  name: words.name,
  benefits: words.benefits,
  days: words.days,
  until_day: words.untilDay,
  price_fen: words.priceFen,
  trial_days: words.trialDays,
  grace_days: words.graceDays,
  refund: words.refund,
  no_reason_days: words.noReasonDays,
})
