/** Takes an import back, the last row first, in batches: what is taken back and how far it is commit together. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import type { PersonId, TenantId } from '../../../../kernel/people.ts'
import { listSealedIdentities, removeLifeless, unlinkSealedIdentities } from '../../../identity/index.ts'
import { accessImport } from '../../access.ts'
import type { CustomerId, CustomerImportId, UndoReport } from '../../contract.ts'
import { db } from '../../tables.ts'
import { loadCustomers } from './load-customers.ts'
import { noteImport } from './note-import.ts'
import { removeCustomers, storeCustomers } from './store-customers.ts'
import { openReturns, type Returned, type Returns, takeBackRow, type TakenRow } from './take-back-row.ts'
import type { Deed } from './take-row.ts'

const system = { kind: 'system', name: 'undo' } as const
const batchSize = 500

export async function takeBack(
  ground: Ground,
  tenantId: TenantId,
  importId: CustomerImportId,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    if (!(await enter(ground, tenantId, system, (ctx) => takeBackBatch(ctx, importId)))) return
  }
}

/** True while there may be more. */
async function takeBackBatch(ctx: Context, importId: CustomerImportId): Promise<boolean> {
  const row = await accessImport(ctx, importId, 'toChange')
  if (row.state !== 'undoing') return false
  const rows = await lastRows(ctx, importId)
  if (rows.length === 0) {
    await noteImport(ctx, importId, { state: 'undone', undone_at: ctx.now })
    return false
  }
  const returns = await openBatch(ctx, rows)
  const returned = rows.map((one) => takeBackRow(returns, one))
  await write(ctx, importId, returns, returned)
  await noteImport(ctx, importId, { undone: addUp(row.undone, returned) })
  return true
}

type Stored = { row: number; customerId: CustomerId; change: string | null }

async function lastRows(ctx: Context, importId: CustomerImportId): Promise<TakenRow[]> {
  const { rows } = await sql<Stored>`
    select row, customer_id as "customerId", change from customers.import_rows
     where tenant_id = ${ctx.tenantId} and import_id = ${importId} and undone is null and customer_id is not null
       and change is not null
     order by row desc limit ${batchSize}`.execute(db(ctx))
  return rows.map(({ row, customerId, change }) => ({
    row,
    customerId,
    deed: JSON.parse(ctx.seal.open(change as string)) as Deed,
  }))
}

async function openBatch(ctx: Context, rows: readonly TakenRow[]): Promise<Returns> {
  const customers = await loadCustomers(ctx, { ids: [...new Set(rows.map(({ customerId }) => customerId))] })
  const known = await listSealedIdentities(
    ctx,
    customers.map(({ personId }) => personId),
  )
  return openReturns(customers, known)
}

async function write(ctx: Context, importId: CustomerImportId, returns: Returns, returned: readonly Returned[]) {
  await unlinkSealedIdentities(ctx, returns.unlinked)
  await removeCustomers(ctx, [...returns.removed.keys()])
  const still = [...returns.changed].map((id) => returns.customers.get(id)).filter((one) => one !== undefined)
  await storeCustomers(ctx, still)
  const made = returned.flatMap(({ person }): PersonId[] => (person ? [person] : []))
  const gone = await removeLifeless(ctx, made)
  const noted = returned.map(({ person, ...one }) =>
    person && !gone.has(person) ? { ...one, reasons: [...one.reasons, 'other_life' as const] } : one,
  )
  await sql`update customers.import_rows r set undone = x.undone, undo_reasons = x.reasons
      from json_to_recordset(${JSON.stringify(noted)}::json) as x (row integer, undone text, reasons jsonb)
     where r.tenant_id = ${ctx.tenantId} and r.import_id = ${importId} and r.row = x.row`.execute(db(ctx))
}

function addUp(before: UndoReport | null, returned: readonly Returned[]): UndoReport {
  const report = { ...(before ?? { removed: 0, restored: 0, kept: 0 }) }
  for (const { undone } of returned) report[undone] += 1
  return report
}
