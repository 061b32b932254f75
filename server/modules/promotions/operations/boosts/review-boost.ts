/** A held boost: who began it says something, and a person decides. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { findBoost } from '../../access.ts'
import { type appealBoostEndpoint, NotHeld, NotYourBoost, type reviewBoostEndpoint } from '../../contract.ts'
import { showBoost } from '../../queries/boosts/read-boost.ts'
import { type BoostRow, db } from '../../tables.ts'
import { returnQuota } from '../take-quota.ts'
import { prizeOf, reachStages } from './stages.ts'
import { tellBoost } from './support-boost.ts'

const day = 86_400_000

/** Raises `promotions.not_your_boost`, `promotions.not_held`. */
export async function appealBoost(
  ctx: Context,
  { boostId, words }: RequestOf<typeof appealBoostEndpoint>,
): Promise<AnswerOf<typeof appealBoostEndpoint>> {
  const boost = await findBoost(ctx, boostId, 'toChange')
  if (boost.person_id !== actorId(ctx)) throw NotYourBoost()
  if (!boost.held_at && boost.review !== 'rejected') throw NotHeld()
  // Whoever was rejected may ask to be looked at once more.
  await write(ctx, boost, { appeal: words, held_at: boost.held_at ?? ctx.now })
  return showBoost(ctx, boostId)
}

/**
 * Lets it go on, with the whole time to claim ahead, or rejects it with a reason, which puts its prizes back. Raises
 * `promotions.not_held`.
 */
export async function reviewBoost(
  ctx: Context,
  { boostId, decision, reason }: RequestOf<typeof reviewBoostEndpoint>,
): Promise<AnswerOf<typeof reviewBoostEndpoint>> {
  const boost = await findBoost(ctx, boostId, 'toChange')
  if (!boost.held_at) throw NotHeld()
  const reviewed = await write(ctx, boost, {
    held_at: null,
    reviewed_at: ctx.now,
    reviewed_by: actorId(ctx),
    review: decision,
    review_reason: reason,
  })
  if (decision === 'rejected') await voidStages(ctx, reviewed)
  else await goOn(ctx, reviewed)
  await tellBoost(ctx, reviewed)
  return showBoost(ctx, boostId)
}

async function write(ctx: Context, { id }: BoostRow, words: Partial<Omit<BoostRow, 'terms'>>): Promise<BoostRow> {
  return db(ctx)
    .updateTable('promotions.boosts')
    .set(words)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function voidStages(ctx: Context, { id, activity_id }: BoostRow): Promise<void> {
  const { rows } = await sql<{ stage: number; reserved: boolean }>`
    update promotions.boost_stages s set state = 'void', claim_by = null
      from (select stage, state = 'reached' as reserved from promotions.boost_stages
             where tenant_id = ${ctx.tenantId} and boost_id = ${id}) before
     where s.tenant_id = ${ctx.tenantId} and s.boost_id = ${id} and s.stage = before.stage
       and s.state in ('locked', 'reached')
    returning s.stage, before.reserved`.execute(db(ctx))
  for (const { stage, reserved } of rows) if (reserved) await returnQuota(ctx, activity_id, prizeOf(stage), 1)
}

/** Stages that an earlier rejection made void are open again; time to claim begins anew. */
async function goOn(ctx: Context, boost: BoostRow): Promise<void> {
  const claimBy = new Date(ctx.now.getTime() + boost.terms.claimDays * day)
  await sql`update promotions.boost_stages
       set state = case state when 'void' then 'locked' else state end,
           reached_at = case state when 'void' then null else reached_at end,
           claim_by = case state when 'reached' then ${claimBy}::timestamptz else claim_by end
     where tenant_id = ${ctx.tenantId} and boost_id = ${boost.id} and state in ('reached', 'void')`.execute(db(ctx))
  await reachStages(ctx, boost)
}
