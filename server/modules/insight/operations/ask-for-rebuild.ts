import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import type { Rebuild } from '../contract.ts'
import { rebuildAll } from '../jobs/rebuild-all.ts'
import { readRebuild } from '../queries/read-rebuild.ts'
import { db } from '../tables.ts'

/** A recount that was not seen going on for so long is given up. */
const givenUpMinutes = 30

/** Asks for a recount of the tenant; asked again while one is under way, it stays that one. */
export async function askForRebuild(ctx: Context): Promise<Rebuild> {
  const lost = new Date(ctx.now.getTime() - givenUpMinutes * 60_000)
  const { rows } = await sql<{ state: string }>`
    insert into insight.rebuilds as r (tenant_id, state, started_at, beat_at)
    values (${ctx.tenantId}, 'waiting', ${ctx.now}, ${ctx.now})
    on conflict (tenant_id) do update set state = 'waiting', groups = 0, counted = 0, days = null, differences = null,
        started_at = excluded.started_at, beat_at = excluded.beat_at, finished_at = null
      where r.state in ('done', 'failed') or r.beat_at < ${lost}
    returning state`.execute(db(ctx))
  if (rows.length > 0) await askForJob(ctx, rebuildAll, {}, { key: `insight.rebuild ${ctx.tenantId}`, attempts: 3 })
  return (await readRebuild(ctx)).rebuild as Rebuild
}
