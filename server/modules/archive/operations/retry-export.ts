import type { Context } from '../../../kernel/context.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import { accessExport } from '../access.ts'
import { type ArchiveExport, type ExportId, ExportNotFailed } from '../contract.ts'
import { removeBytes } from '../jobs/remove-bytes.ts'
import { writeExport } from '../jobs/write-export.ts'
import { readExport } from '../queries/view-exports.ts'
import { archiveKey } from '../rules/archive-key.ts'
import { db } from '../tables.ts'
import { noteExport } from './note-export.ts'

/** Writes a failed export anew. Raises `archive.export_not_failed`. */
export async function retryExport(ctx: Context, { exportId }: { exportId: ExportId }): Promise<ArchiveExport> {
  const { id } = await accessExport(ctx, exportId, 'toChange')
  if (!(await noteExport(ctx, id, ['failed'], { state: 'waiting', written: 0, total: 0, finished_at: null })))
    throw ExportNotFailed()
  await askForJob(ctx, writeExport, { exportId: id })
  return readExport(ctx, { exportId: id })
}

/** Takes an export away; one that is being written ends soon. */
export async function removeExport(ctx: Context, { exportId }: { exportId: ExportId }): Promise<void> {
  const { id, sha256 } = await accessExport(ctx, exportId, 'toChange')
  await db(ctx).deleteFrom('archive.exports').where('tenant_id', '=', ctx.tenantId).where('id', '=', id).execute()
  if (sha256) await askForJob(ctx, removeBytes, { keys: [archiveKey(ctx.tenantId, sha256)] })
}
