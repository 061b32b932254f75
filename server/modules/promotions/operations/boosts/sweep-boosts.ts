import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { findBoost } from '../../access.ts'
import type { BoostId } from '../../contract.ts'
import { db } from '../../tables.ts'
import { returnQuota } from '../take-quota.ts'
import { handOver } from './claim-stage.ts'
import { prizeOf, reachStages } from './stages.ts'

const atOnce = 200
type Due = { boost_id: BoostId; stage: number }

/**
 * What the clock does to boosts: prizes nobody claimed in time are put back and given to those who wait for one; what is
 * owed is tried again. A boost that a person looks at loses nothing meanwhile (BO-5). Returns how many lapsed.
 */
export async function sweepBoosts(ctx: Context): Promise<number> {
  const lapsed = await lapse(ctx)
  for (const { boost_id } of await find(
    ctx,
    sql`s.state = 'locked' and s.needs <= b.supports and b.held_at is null
      and a.ended_at is null and a.ends_at > ${ctx.now} and b.review is distinct from 'rejected'
      and coalesce((select q.taken from promotions.quotas q where q.tenant_id = s.tenant_id and q.activity_id = b.activity_id
        and q.of = 'prize ' || s.stage), 0) < (b.terms->'stages'->(s.stage - 1)->>'stock')::int`,
  )) {
    await reachStages(ctx, await findBoost(ctx, boost_id, 'toChange'))
  }
  for (const { boost_id, stage } of await find(ctx, sql`s.state = 'claimed' and s.code is null`)) {
    await handOver(ctx, await findBoost(ctx, boost_id, 'toChange'), stage)
  }
  return lapsed
}

async function lapse(ctx: Context): Promise<number> {
  const due = await find(ctx, sql`s.state = 'reached' and s.claim_by <= ${ctx.now} and b.held_at is null`)
  let lapsed = 0
  for (const { boost_id, stage } of due) {
    // The row of the boost first, as everywhere; then the stage as it is by now.
    const boost = await findBoost(ctx, boost_id, 'toChange')
    if (boost.held_at) continue
    const { rows } = await sql`update promotions.boost_stages set state = 'lapsed'
      where tenant_id = ${ctx.tenantId} and boost_id = ${boost_id} and stage = ${stage} and state = 'reached'
        and claim_by <= ${ctx.now} returning stage`.execute(db(ctx))
    if (rows.length === 0) continue
    await returnQuota(ctx, boost.activity_id, prizeOf(stage), 1)
    lapsed += 1
  }
  return lapsed
}

async function find(ctx: Context, which: ReturnType<typeof sql>): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select s.boost_id, s.stage from promotions.boost_stages s
      join promotions.boosts b on b.tenant_id = s.tenant_id and b.id = s.boost_id
      join promotions.activities a on a.tenant_id = b.tenant_id and a.id = b.activity_id
     where s.tenant_id = ${ctx.tenantId} and ${which} order by s.boost_id, s.stage limit ${atOnce}`.execute(db(ctx))
  return rows
}
