import type { Context } from '../../../kernel/context.ts'
import type { Rebuild } from '../contract.ts'
import { db } from '../tables.ts'

/** The tenant's last recount; null when there was none. */
export async function readRebuild(ctx: Context): Promise<{ rebuild: Rebuild | null }> {
  const row = await db(ctx)
    .selectFrom('insight.rebuilds')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .executeTakeFirst()
  if (!row) return { rebuild: null }
  const { state, groups, counted, days, differences, started_at, finished_at } = row
  const startedAt = started_at.toISOString()
  const finishedAt = finished_at?.toISOString() ?? null
  return { rebuild: { state, groups, counted, days, differences, startedAt, finishedAt } }
}
