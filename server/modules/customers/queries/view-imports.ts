import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import { accessImport } from '../access.ts'
import type { CustomerImport, CustomerImportHead, CustomerImportId } from '../contract.ts'
import { db, type ImportRow } from '../tables.ts'

const most = 100

/** One import with everything the page shows. Raises `kernel.not_found`. */
export async function viewImport(ctx: Context, importId: CustomerImportId): Promise<CustomerImport> {
  const row = await accessImport(ctx, importId, 'toRead')
  const { mapping, remembered, overwrite, sample, doubtful } = row
  return { ...headOf(row, await startersOf(ctx, [row])), mapping, remembered, overwrite, sample, doubtful }
}

export const readImport = (ctx: Context, { importId }: { importId: CustomerImportId }): Promise<CustomerImport> =>
  viewImport(ctx, importId)

/** Imports of customers, newest first. */
export async function listImports(ctx: Context): Promise<{ rows: CustomerImportHead[] }> {
  const { rows } = await sql<ImportRow>`select * from customers.imports
    where tenant_id = ${ctx.tenantId} order by created_at desc, id desc limit ${most}`.execute(db(ctx))
  const starters = await startersOf(ctx, rows)
  return { rows: rows.map((row) => headOf(row, starters)) }
}

type Starters = Map<PersonId, PersonCard>

const startersOf = (ctx: Context, rows: readonly ImportRow[]): Promise<Starters> =>
  readCards(
    ctx,
    rows.map(({ started_by }) => started_by),
  )

function headOf(row: ImportRow, starters: Starters): CustomerImportHead {
  const { name = '', avatarFileId = null } = starters.get(row.started_by) ?? {}
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state,
    kind: row.kind,
    encoding: row.encoding,
    counts: row.counts,
    progress: progressOf(row),
    report: row.report,
    undone: row.undone,
    refusal: row.refusal,
    startedBy: { id: row.started_by, name, avatarFileId },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }
}

/** Rows taken; while it is being taken back, rows that were. */
function progressOf({ state, taken, counts, report, undone }: ImportRow): CustomerImportHead['progress'] {
  if (state !== 'undoing' && state !== 'undone') return { taken, total: counts?.rows ?? 0 }
  const done = (undone?.removed ?? 0) + (undone?.restored ?? 0) + (undone?.kept ?? 0)
  return { taken: done, total: Math.max(done, (report?.created ?? 0) + (report?.updated ?? 0)) }
}
