/** The rows of tables as PostgreSQL's own COPY text, in parts that each end with a whole row. */
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { ArchiveWriter } from './archive.ts'
import { columnsOf, nameOf, type Table } from './catalogue.ts'

const partBytes = 4 * 1024 * 1024
const newline = 0x0a

export const partOf = ({ schema, name }: Table, part: number) =>
  `tables/${schema}.${name}/${String(part).padStart(6, '0')}.copy`

/** Which tenants a pass shows: null when the role sees all rows at once. */
export type Pass = string | null

/** Writes all rows of a table and returns how many; a role that is held by row-level security goes tenant by tenant. */
export async function copyOut(
  client: pg.ClientBase,
  archive: ArchiveWriter,
  table: Table,
  passes: readonly Pass[],
): Promise<number> {
  let rows = 0
  let parts = 0
  for (const pass of table.tenanted ? passes : passes.slice(0, 1)) {
    if (pass) await client.query(`select set_config('app.tenant', $1, true)`, [pass])
    const copying = client.query(copyTo(`copy (${rowsOf(table, pass)}) to stdout`))
    for await (const part of wholeRows(copying)) await archive.add(partOf(table, (parts += 1)), part)
    rows += copying.rowCount
  }
  return rows
}

// Said again, because some policies show more than one tenant to an owner who is a member of the relay's role.
function rowsOf(table: Table, pass: Pass | undefined): string {
  const all = `select ${columnsOf(table)} from ${nameOf(table)}`
  return pass && table.tenanted ? `${all} where tenant_id = current_setting('app.tenant')` : all
}

// COPY text escapes every newline inside a value, so that a newline is always the end of a row.
async function* wholeRows(source: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    size += chunk.length
    if (size < partBytes) continue
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(newline) + 1
    if (end > 0) yield all.subarray(0, end)
    waiting = [all.subarray(end)]
    size = all.length - end
  }
  if (size > 0) yield Buffer.concat(waiting)
}
