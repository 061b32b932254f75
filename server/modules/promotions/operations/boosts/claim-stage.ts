import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { accessActivity, findBoost, requireChannel } from '../../access.ts'
import {
  BoostHeld,
  BoostRejected,
  type BoostPrize,
  type claimStageEndpoint,
  NotYourBoost,
  StageLapsed,
  StageNotReached,
} from '../../contract.ts'
import { showBoost } from '../../queries/boosts/read-boost.ts'
import { type BoostRow, db } from '../../tables.ts'
import { deliver } from './deliver.ts'

/**
 * Claims what is set aside for a stage, once: a coupon or points are given now, a code waits for the counter. Raises
 * `promotions.not_your_boost`, `promotions.boost_held`, `promotions.stage_not_reached`, `promotions.stage_lapsed`.
 */
export async function claimStage(
  ctx: Context,
  { boostId, stage, channel }: RequestOf<typeof claimStageEndpoint>,
): Promise<AnswerOf<typeof claimStageEndpoint>> {
  const boost = await findBoost(ctx, boostId, 'toChange')
  requireChannel(await accessActivity(ctx, boost.activity_id, 'toRead'), channel)
  if (boost.person_id !== actorId(ctx)) throw NotYourBoost()
  if (boost.held_at) throw BoostHeld({ why: boost.held_why })
  if (boost.review === 'rejected') throw BoostRejected({ reason: boost.review_reason })
  const prize = boost.terms.stages[stage - 1]?.prize
  if (!prize) throw NotFound()
  if (!(await take(ctx, boost, stage, prize))) await refuse(ctx, boost, stage)
  await handOver(ctx, boost, stage)
  return showBoost(ctx, boostId)
}

async function take(ctx: Context, { id }: BoostRow, stage: number, prize: BoostPrize): Promise<boolean> {
  const { rows } = await sql`
    update promotions.boost_stages set state = 'claimed', claimed_at = ${ctx.now},
           code = ${prize.kind === 'code' ? String(randomInt(0, 2 ** 48 - 1) % 1e12).padStart(12, '0') : null}
     where tenant_id = ${ctx.tenantId} and boost_id = ${id} and stage = ${stage} and state = 'reached'
       and claim_by > ${ctx.now} returning stage`.execute(db(ctx))
  return rows.length > 0
}

/** What was claimed once already is not refused: the second tap sees what the first one got. */
async function refuse(ctx: Context, { id, supports, terms }: BoostRow, stage: number): Promise<void> {
  const { rows } = await sql<{ state: string }>`select state from promotions.boost_stages
    where tenant_id = ${ctx.tenantId} and boost_id = ${id} and stage = ${stage}`.execute(db(ctx))
  const state = rows[0]?.state
  if (state === 'claimed' || state === 'delivered') return
  if (state === 'reached' || state === 'lapsed') throw StageLapsed()
  throw StageNotReached({ missing: Math.max(0, (terms.stages[stage - 1]?.needs ?? 0) - supports) })
}

/** Gives what was claimed and is still owed; a coupon that is gone stays owed, and is tried again by the clock. */
export async function handOver(ctx: Context, boost: BoostRow, stage: number): Promise<void> {
  const prize = boost.terms.stages[stage - 1]?.prize
  const { rows } = await sql`select from promotions.boost_stages where tenant_id = ${ctx.tenantId}
    and boost_id = ${boost.id} and stage = ${stage} and state = 'claimed'`.execute(db(ctx))
  if (!prize || rows.length === 0) return
  if (!(await deliver(ctx, prize, boost.person_id, `boost ${boost.id} stage ${stage}`))) return
  await sql`update promotions.boost_stages set state = 'delivered', delivered_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and boost_id = ${boost.id} and stage = ${stage}`.execute(db(ctx))
}
