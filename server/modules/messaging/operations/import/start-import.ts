import { sql } from 'kysely'
import { InvalidInput, type RequestOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { requireManager } from '../../../community/index.ts'
import { type cancelImportEndpoint, type ChatImport, ImportNotReady, type startImportEndpoint } from '../../contract.ts'
import { runImport } from '../../jobs/imports.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { db, type ImportRow } from '../../tables.ts'
import { accessImport, noteImport } from './access-import.ts'
import { turnEpoch } from './turn-epoch.ts'

const startable: readonly ImportRow['state'][] = ['preview', 'paused', 'failed', 'cancelled', 'importing']
const nothingYet = { imported: 0, skipped: 0, system: 0, doubtful: 0, newPeople: 0 }

/** Starts an import, resumes an interrupted one where it stood, or tries a failed one again. */
export async function startImport(
  ctx: Context,
  { importId }: RequestOf<typeof startImportEndpoint>,
): Promise<ChatImport> {
  const found = await accessImport(ctx, importId, 'toChange')
  if (!startable.includes(found.state)) throw ImportNotReady({ state: found.state })
  if (!found.group_id || (found.needs_zone && !found.zone))
    throw InvalidInput({ missing: found.group_id ? 'zone' : 'groupId' })
  await requireManager(ctx, found.group_id)
  await noteImport(ctx, importId, {
    state: 'importing',
    report: found.report ?? nothingYet,
    refusal: null,
    finished_at: null,
  })
  await askForJob(ctx, runImport, { importId }, { key: `import ${importId}` })
  return viewImport(ctx, importId)
}

/** Stops an import; with `undo` what it brought is taken out again. */
export async function cancelImport(
  ctx: Context,
  { importId, undo }: RequestOf<typeof cancelImportEndpoint>,
): Promise<ChatImport> {
  const found = await accessImport(ctx, importId, 'toChange')
  if (undo) await takeOut(ctx, found)
  await noteImport(ctx, importId, {
    state: 'cancelled',
    finished_at: ctx.now,
    ...(undo ? { position: 0, last_at: null, newcomers: [], report: nothingYet } : {}),
  })
  return viewImport(ctx, importId)
}

/** What people have added to imported messages since goes with them. */
async function takeOut(ctx: Context, { id, group_id }: ImportRow): Promise<void> {
  const mine = sql`select id from messaging.messages where tenant_id = ${ctx.tenantId} and import_id = ${id}`
  for (const table of ['reactions', 'votes', 'attachments']) {
    await sql`delete from ${sql.table(`messaging.${table}`)} where tenant_id = ${ctx.tenantId} and message_id in (${mine})`.execute(
      db(ctx),
    )
  }
  await sql`delete from messaging.messages where tenant_id = ${ctx.tenantId} and import_id = ${id}`.execute(db(ctx))
  if (group_id) await turnEpoch(ctx, group_id)
}
