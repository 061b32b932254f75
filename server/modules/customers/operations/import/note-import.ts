import type { Context } from '../../../../kernel/context.ts'
import { jsonbIn } from '../../../../kernel/jsonb.ts'
import type { CustomerImportId } from '../../contract.ts'
import { db, type ImportRow } from '../../tables.ts'

/** Writes what changed about an import; also a sign of life of whoever works on it. */
export async function noteImport(
  ctx: Context,
  id: CustomerImportId,
  change: Partial<Omit<ImportRow, 'tenant_id' | 'id'>>,
): Promise<void> {
  await db(ctx)
    .updateTable('customers.imports')
    .set(jsonbIn({ ...change, beat_at: ctx.now }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}
