import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessImport } from '../access.ts'
import type { listImportRowsEndpoint, ReportRow } from '../contract.ts'
import { maskCells } from '../rules/mask-cells.ts'
import { db, type TakenRow } from '../tables.ts'

/** What came of each row, a page at a time; phones and ids masked. */
export async function listImportRows(
  ctx: Context,
  { importId, outcome, after, limit }: RequestOf<typeof listImportRowsEndpoint>,
): Promise<AnswerOf<typeof listImportRowsEndpoint>> {
  const { mapping } = await accessImport(ctx, importId, 'toRead')
  const beyond = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0
  const { rows } = await sql<TakenRow>`
    select * from customers.import_rows
     where tenant_id = ${ctx.tenantId} and import_id = ${importId} and row > ${beyond}
       and (${outcome ?? null}::text is null or outcome = ${outcome ?? null})
     order by row limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const shown = page.map((row): ReportRow => {
    const { cells, ...rest } = openRow(ctx, row)
    return { ...rest, cells: maskCells(cells, mapping) }
  })
  return { rows: shown, next: rows.length > limit ? String(page.at(-1)?.row) : null }
}

/** A row of the report with its cells as they stood in the file; none once their person has left for good. */
export function openRow({ seal }: Context, row: TakenRow): ReportRow {
  return {
    row: row.row,
    outcome: row.outcome,
    reasons: row.reasons,
    fields: row.fields,
    cells: row.raw ? (JSON.parse(seal.open(row.raw)) as string[]) : [],
    customerId: row.customer_id,
    undone: row.undone,
    undoReasons: row.undo_reasons,
  }
}
