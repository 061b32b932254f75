/** The stages of a boost: a prize is set aside when one is reached, and is there again when it is not any more. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type BoostRow, type BoostStageRow, db } from '../../tables.ts'
import { returnQuota, tryQuota } from '../take-quota.ts'

const day = 86_400_000

/** Under which name the prizes of a stage are counted. */
export const prizeOf = (stage: number) => `prize ${stage}`

/** Sets a prize aside for each stage with enough supports (BO-4, X-9), while there is one. The caller holds the boost's row. */
export async function reachStages(ctx: Context, boost: BoostRow): Promise<void> {
  if (boost.review === 'rejected') return
  for (const { stage } of await readStages(ctx, boost, sql`state = 'locked' and needs <= ${boost.supports}`)) {
    const cap = boost.terms.stages[stage - 1]?.stock ?? 0
    if (!(await tryQuota(ctx, boost.activity_id, { of: prizeOf(stage), quantity: 1, cap }))) continue
    const claimBy = new Date(ctx.now.getTime() + boost.terms.claimDays * day)
    await sql`update promotions.boost_stages set state = 'reached', reached_at = ${ctx.now}, claim_by = ${claimBy}
      where tenant_id = ${ctx.tenantId} and boost_id = ${boost.id} and stage = ${stage}`.execute(db(ctx))
  }
}

/** Takes back what is reached and unclaimed, but not supported enough any more; what was claimed stays (BO-3). */
export async function dropStages(ctx: Context, boost: BoostRow): Promise<void> {
  for (const { stage } of await readStages(ctx, boost, sql`state = 'reached' and needs > ${boost.supports}`)) {
    await sql`update promotions.boost_stages set state = 'locked', reached_at = null, claim_by = null
      where tenant_id = ${ctx.tenantId} and boost_id = ${boost.id} and stage = ${stage}`.execute(db(ctx))
    await returnQuota(ctx, boost.activity_id, prizeOf(stage), 1)
  }
}

async function readStages(ctx: Context, { id }: BoostRow, which: ReturnType<typeof sql>): Promise<BoostStageRow[]> {
  const { rows } = await sql<BoostStageRow>`select * from promotions.boost_stages
    where tenant_id = ${ctx.tenantId} and boost_id = ${id} and ${which} order by stage`.execute(db(ctx))
  return rows
}
