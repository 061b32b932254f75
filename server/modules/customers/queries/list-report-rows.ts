import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { CustomerImportId, ReportRow } from '../contract.ts'
import { db, type TakenRow } from '../tables.ts'
import { openRow } from './list-import-rows.ts'

const pageSize = 1000

/** All rows of an import as they stood in the file, page by page. */
export async function* listReportRows(ctx: Context, importId: CustomerImportId): AsyncGenerator<ReportRow[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<TakenRow>`
      select * from customers.import_rows
       where tenant_id = ${ctx.tenantId} and import_id = ${importId} and row > ${after}
       order by row limit ${pageSize}`.execute(db(ctx))
    if (rows.length === 0) return
    yield rows.map((row) => openRow(ctx, row))
    after = rows.at(-1)?.row ?? after
  }
}
