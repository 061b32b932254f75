import { sql } from 'kysely'
import Papa from 'papaparse'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import { tenantOf } from '../../identity/index.ts'
import { type exportLedgerEndpoint, ExportTooLong } from '../contract.ts'
import { momentsOf } from '../rules/period.ts'
import { db } from '../tables.ts'

const most = 200_000
const heading = ['posting', 'at', 'kind', 'about', 'debit', 'credit', 'amount', 'reverses', 'note'] as const
// Excel takes UTF-8 for the system's own letters unless the file begins so.
const byteOrderMark = '\uFEFF'

/** Every entry of a book in a period as CSV, oldest first, amounts whole. Raises `ledger.export_too_long`. */
export async function exportLedger(
  ctx: Context,
  { book, from, to }: RequestOf<typeof exportLedgerEndpoint>,
): Promise<Payload> {
  const { since, until } = momentsOf({ from, to }, (await tenantOf(ctx)).zone)
  const { rows } = await sql<Record<(typeof heading)[number], string>>`
    select p.id as posting, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, p.kind, p.about,
           e.debit, e.credit, e.amount, p.reverses, p.note
      from ledger.postings p join ledger.entries e on e.tenant_id = p.tenant_id and e.posting_id = p.id
     where p.tenant_id = ${ctx.tenantId} and p.book = ${book}
       and (${since}::timestamptz is null or p.at >= ${since}) and (${until}::timestamptz is null or p.at < ${until})
     order by p.at, p.id, e.line limit ${most + 1}`.execute(db(ctx))
  if (rows.length > most) throw ExportTooLong({ most })
  const table = Papa.unparse({ fields: [...heading], data: rows }, { escapeFormulae: true })
  const name = ['ledger', book, from, to].filter(Boolean).join('-')
  return { type: 'text/csv; charset=utf-8', body: Buffer.from(byteOrderMark + table), fileName: `${name}.csv` }
}
