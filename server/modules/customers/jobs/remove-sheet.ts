/** Uploaded tables hold phones in the clear: they lie in the store only as long as something is read from them. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { enter } from '../../../kernel/ground.ts'
import { askForJob, type CronJob, longJob } from '../../../kernel/jobs.ts'
import type { CustomerImportId } from '../contract.ts'
import { db } from '../tables.ts'

const system = { kind: 'system', name: 'remove_sheet' } as const
const idleDays = 7

export const removeSheet = longJob<{ importId: CustomerImportId }>(
  'customers.remove_sheet',
  async (ground, tenantId, { importId }) => {
    const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
    const key = await within((ctx) => readKey(ctx, importId))
    if (!key) return
    await ground.files.remove(key)
    await within((ctx) => dropKey(ctx, importId))
  },
)

const over = sql`state in ('done', 'undoing', 'undone', 'discarded', 'refused')`

async function readKey(ctx: Context, importId: CustomerImportId): Promise<string | null> {
  const { rows } = await sql<{ file_key: string | null }>`select file_key from customers.imports
    where tenant_id = ${ctx.tenantId} and id = ${importId} and ${over}`.execute(db(ctx))
  return rows[0]?.file_key ?? null
}

async function dropKey(ctx: Context, importId: CustomerImportId): Promise<void> {
  await sql`update customers.imports set file_key = null
    where tenant_id = ${ctx.tenantId} and id = ${importId} and ${over}`.execute(db(ctx))
}

/** What nobody has touched for a week is over: a preview is discarded, a stopped import stays as it is. Its file goes. */
export const sweepSheets: CronJob = {
  name: 'customers.sweep_sheets',
  pattern: '43 * * * *',
  does: async (ctx) => {
    const idle = new Date(ctx.now.getTime() - idleDays * 86_400_000)
    await sql`update customers.imports set state = 'discarded', sample = '[]', doubtful = '[]', finished_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and state in ('preview', 'refused') and beat_at < ${idle}`.execute(db(ctx))
    await sql`update customers.imports set state = case when taken > 0 then 'done' else 'discarded' end,
        finished_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and state in ('stopped', 'failed') and beat_at < ${idle}`.execute(db(ctx))
    const { rows } = await sql<{ id: CustomerImportId }>`select id from customers.imports
      where tenant_id = ${ctx.tenantId} and file_key is not null and ${over}`.execute(db(ctx))
    for (const { id } of rows) await askForJob(ctx, removeSheet, { importId: id })
  },
}
