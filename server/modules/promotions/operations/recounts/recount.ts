import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { type Recounted, recountShop } from '../../../commerce/index.ts'
import { db } from '../../tables.ts'
import { counters } from './counters.ts'

/**
 * Works out every counter of activities and of the shop's coupons anew from its rows and writes down what differs
 * . Nothing is patched: what made them differ must be found by somebody. Returns how many differ.
 */
export async function recount(ctx: Context): Promise<number> {
  const all = [await recountActivities(ctx), await recountShop(ctx)]
  const counted = all.reduce((sum, one) => sum + one.counters, 0)
  const differences = all.flatMap((one) => one.differences)
  await sql`insert into promotions.recounts (tenant_id, id, at, counters, differences)
    values (${ctx.tenantId}, ${newId('rct')}, ${ctx.now}, ${counted}, ${JSON.stringify(differences)}::jsonb)`.execute(
    db(ctx),
  )
  if (differences.length > 0)
    ctx.log.error(
      { differences: differences.length },
      'the nightly recount found counters that their rows do not explain',
    )
  return differences.length
}

async function recountActivities(ctx: Context): Promise<Recounted> {
  const { rows } = await sql<Recounted>`
    with counters as (${counters(ctx.tenantId)})
    select count(*)::int as counters, coalesce(json_agg(json_build_object('of', c.of, 'id', c.id, 'kept', c.kept,
        'counted', c.counted) order by c.of, c.id) filter (where c.kept <> c.counted), '[]') as differences
      from counters c`.execute(db(ctx))
  return rows[0] ?? { counters: 0, differences: [] }
}
