/** What else an archive must hold because its rows name it. */
import { type RawBuilder, sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { TenantId } from '../people.ts'
import { type ArchivedTable, type Extent, rowsOf, tableOf } from './declaration.ts'

/**
 * Widens an extent by what its rows name, one kind of thing after another: each round sees what the rounds before have
 * found. Ids are held in memory: people and groups, never messages.
 */
export async function spanExtent(
  database: Kysely<unknown>,
  tenantId: TenantId,
  tables: readonly ArchivedTable[],
  start: Extent,
  rounds: readonly string[],
): Promise<Extent> {
  let extent = start
  for (const what of rounds) {
    const found = new Set(extent.ids[what] ?? [])
    for (const table of tables) for (const id of await listNamed(database, tenantId, table, extent, what)) found.add(id)
    extent = { ...extent, ids: { ...extent.ids, [what]: [...found].sort() } }
  }
  return extent
}

async function listNamed(
  database: Kysely<unknown>,
  tenantId: TenantId,
  table: ArchivedTable,
  extent: Extent,
  what: string,
): Promise<string[]> {
  const which = rowsOf(table, extent, tenantId)
  const columns = table.names?.[what]
  if (!which || !columns) return []
  const { rows } = await sql<{ id: string }>`
    select distinct named.id from ${tableOf(table.name)} t cross join lateral unnest(${sql.join(columns.map(listOf), sql` || `)}) as named(id)
     where ${which} and named.id is not null`.execute(database)
  return rows.map(({ id }) => id)
}

const listOf = (column: string): RawBuilder<unknown> =>
  column.endsWith('[]') ? sql`t.${sql.id(column.slice(0, -2))}` : sql`array[t.${sql.id(column)}]`
