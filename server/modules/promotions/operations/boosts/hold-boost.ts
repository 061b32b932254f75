import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type BoostRow, db } from '../../tables.ts'

const minute = 60_000

/**
 * Holds a boost for a person to look at when its supports come faster than people do, or from one device (BO-5). Nothing is
 * taken away: only a person does that. What was looked at already is not looked at again. The caller holds the row.
 */
export async function holdIfOdd(ctx: Context, boost: BoostRow): Promise<BoostRow> {
  if (boost.held_at || boost.review === 'rejected') return boost
  const why = await oddness(ctx, boost)
  if (!why) return boost
  await db(ctx)
    .updateTable('promotions.boosts')
    .set({ held_at: ctx.now, held_why: why })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', boost.id)
    .execute()
  return { ...boost, held_at: ctx.now, held_why: why }
}

async function oddness(ctx: Context, { id, started_at, reviewed_at, terms }: BoostRow): Promise<BoostRow['held_why']> {
  const since = reviewed_at ?? started_at
  const { rows } = await sql<{ lately: number; together: number }>`
    select count(*) filter (where at > ${new Date(ctx.now.getTime() - minute)})::int as lately,
           coalesce(max(of_device), 0)::int as together
      from (select at, count(*) over (partition by device) as of_device from promotions.boost_supports
             where tenant_id = ${ctx.tenantId} and boost_id = ${id} and at >= ${since}) s`.execute(db(ctx))
  const { lately, together } = rows[0] ?? { lately: 0, together: 0 }
  if (lately >= terms.guard.perMinute) return 'many_in_a_minute'
  return together >= terms.guard.perDevice ? 'one_device' : null
}
