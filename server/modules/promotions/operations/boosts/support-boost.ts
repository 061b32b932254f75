import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { accessRunning, findBoost } from '../../access.ts'
import { AlreadySupported, boostChanged, NotNewHere, OwnBoost, type supportBoostEndpoint } from '../../contract.ts'
import { showBoost } from '../../queries/boosts/read-boost.ts'
import { type BoostRow, db } from '../../tables.ts'
import { tryQuota } from '../take-quota.ts'
import { deliver } from './deliver.ts'
import { holdIfOdd } from './hold-boost.ts'
import { isNewcomer } from './is-newcomer.ts'
import { reachStages } from './stages.ts'
import { tellChange } from '../tell-change.ts'

/**
 * Supports who brought one (BO-1): once in an activity by unique key, only as a newcomer where told, never oneself. What
 * they get is for having come. Raises `promotions.already_supported`, `promotions.not_new_here`, `promotions.own_boost`.
 */
export async function supportBoost(
  ctx: Context,
  { boostId, channel }: RequestOf<typeof supportBoostEndpoint>,
): Promise<AnswerOf<typeof supportBoostEndpoint>> {
  const me = actorId(ctx)
  const seen = await findBoost(ctx, boostId, 'toRead')
  await accessRunning(ctx, seen.activity_id, channel)
  if (seen.person_id === me) throw OwnBoost()
  if (!(await noteSupport(ctx, seen, me))) throw AlreadySupported()
  if (seen.terms.newcomersOnly && !(await isNewcomer(ctx, me, seen.started_at))) throw NotNewHere()
  // Others wait for this row: it comes last but for what depends on it.
  const boost = await holdIfOdd(ctx, await count(ctx, seen))
  await reachStages(ctx, boost)
  const welcome = await welcomeNewcomer(ctx, boost, me)
  await tellBoost(ctx, boost)
  return { boost: await showBoost(ctx, boostId), welcome }
}

async function noteSupport(ctx: Context, boost: BoostRow, personId: PersonId): Promise<boolean> {
  const device = ctx.seal.fingerprint('boost device', `${ctx.address} ${ctx.device}`).slice(0, 32)
  const noted = await db(ctx)
    .insertInto('promotions.boost_supports')
    .values({
      tenant_id: ctx.tenantId,
      activity_id: boost.activity_id,
      person_id: personId,
      boost_id: boost.id,
      inviter_id: boost.person_id,
      device,
      at: ctx.now,
      left_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

async function count(ctx: Context, { id }: BoostRow): Promise<BoostRow> {
  const { rows } = await sql<BoostRow>`update promotions.boosts set supports = supports + 1
    where tenant_id = ${ctx.tenantId} and id = ${id} returning *`.execute(db(ctx))
  const [boost] = rows
  if (!boost) throw new Error('a boost went away while it was supported')
  return boost
}

/** What the newcomer gets, while there is some: theirs alone, whatever becomes of who brought them. */
async function welcomeNewcomer(ctx: Context, { id, activity_id, terms: { welcome } }: BoostRow, personId: PersonId) {
  if (!welcome || !(await tryQuota(ctx, activity_id, { of: 'welcome', quantity: 1, cap: welcome.stock }))) return null
  const given = await deliver(ctx, welcome.prize, personId, `boost ${id} welcomes ${personId}`)
  return given ? welcome.prize : null
}

/** Tells those who look on and the modules below that a boost has changed. */
export async function tellBoost(ctx: Context, { id, activity_id, supports, held_at }: BoostRow): Promise<void> {
  tellChange(ctx, activity_id, id)
  await publish(ctx, boostChanged, { activityId: activity_id, boostId: id, supports, held: held_at !== null })
}
