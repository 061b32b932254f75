import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { actorId } from '../../../identity/index.ts'
import { accessRunning } from '../../access.ts'
import type { ActivityId, BoostId, BoostTerms, startBoostEndpoint } from '../../contract.ts'
import { showBoost } from '../../queries/boosts/read-boost.ts'
import { db } from '../../tables.ts'

/** Begins to bring newcomers, on the terms of this moment; who began before gets what they began. */
export async function startBoost(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof startBoostEndpoint>,
): Promise<AnswerOf<typeof startBoostEndpoint>> {
  const { terms, version } = await accessRunning(ctx, activityId, channel)
  if (terms.kind !== 'boost') throw NotFound()
  const me = actorId(ctx)
  const { rows } = await sql<{ id: BoostId }>`
    insert into promotions.boosts (tenant_id, id, activity_id, version, terms, person_id, started_at)
    values (${ctx.tenantId}, ${newId('bst')}, ${activityId}, ${version}, ${JSON.stringify(terms)}::jsonb, ${me}, ${ctx.now})
    on conflict (tenant_id, activity_id, person_id) do nothing returning id`.execute(db(ctx))
  if (rows[0]) await writeStages(ctx, rows[0].id, activityId, terms)
  const { id } = await db(ctx)
    .selectFrom('promotions.boosts')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', activityId)
    .where('person_id', '=', me)
    .executeTakeFirstOrThrow()
  return showBoost(ctx, id)
}

async function writeStages(ctx: Context, id: BoostId, activityId: ActivityId, { stages }: BoostTerms): Promise<void> {
  await sql`insert into promotions.boost_stages (tenant_id, boost_id, activity_id, stage, needs, state)
    select ${ctx.tenantId}, ${id}, ${activityId}, n.stage, n.needs, 'locked'
      from unnest(${stages.map(({ needs }) => needs)}::int[]) with ordinality as n (needs, stage)`.execute(db(ctx))
}
