import { fillSentence, Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import type { CustomerImportId } from '../../contract.ts'
import { db, type ImportRow } from '../../tables.ts'

/** Writes what changed about an import; also a sign of life of whoever works on it. */
export async function noteImport(
  ctx: Context,
  id: CustomerImportId,
  change: Partial<Omit<ImportRow, 'tenant_id' | 'id'>>,
): Promise<void> {
  const stored = Object.entries({ ...change, beat_at: ctx.now }).map(([column, value]) => [column, asColumn(value)])
  await db(ctx)
    .updateTable('customers.imports')
    .set(Object.fromEntries(stored))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Lists and shapes go into jsonb columns as text; the driver would take a list for a PostgreSQL array. */
function asColumn(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value
}

/** What a file is refused for, as the page shows it; null for a fault of our own. */
export function refusalOf(fault: unknown): NonNullable<ImportRow['refusal']> | null {
  if (!(fault instanceof Problem)) return null
  const { kind, facts } = fault
  return { code: kind.code, zh: fillSentence(kind.zh, facts), en: fillSentence(kind.en, facts) }
}
