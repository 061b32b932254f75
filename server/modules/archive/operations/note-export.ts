import type { Context } from '../../../kernel/context.ts'
import type { ExportId } from '../contract.ts'
import { db, type ExportRow } from '../tables.ts'

/** Writes what changed about an export, as long as it is in one of the named states; false when it is not. */
export async function noteExport(
  ctx: Context,
  id: ExportId,
  from: readonly ExportRow['state'][],
  change: Partial<Omit<ExportRow, 'tenant_id' | 'id'>>,
): Promise<boolean> {
  const noted = await db(ctx)
    .updateTable('archive.exports')
    .set({ ...change, beat_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  return noted !== undefined
}
