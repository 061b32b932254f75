/** Rows of any declared table as lines of JSON, page by page: memory does not grow with the table. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { TenantId } from '../people.ts'
import { type ArchivedTable, type Extent, rowsOf, tableOf } from './declaration.ts'

const pageSize = 1000

/** The columns an archive holds of a table, in the table's order. */
export async function listColumns(database: Kysely<unknown>, table: ArchivedTable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
     where attrelid = ${table.name}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(database)
  return rows.map(({ name }) => name).filter((name) => name !== 'tenant_id' && !table.leaves?.includes(name))
}

export async function countRows(
  database: Kysely<unknown>,
  tenantId: TenantId,
  table: ArchivedTable,
  extent: Extent,
): Promise<number> {
  const which = rowsOf(table, extent, tenantId)
  if (!which) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${tableOf(table.name)} t where ${which}`.execute(database)
  return rows[0]?.count ?? 0
}

/**
 * Pages of rows, each row the text of one JSON object, exactly as PostgreSQL holds it: times to the microsecond, numbers
 * to the last digit. Only within a transaction.
 */
export async function* readRows(
  database: Kysely<unknown>,
  tenantId: TenantId,
  table: ArchivedTable,
  extent: Extent,
  as: 'parts' | 'asides' = 'parts',
): AsyncGenerator<string[]> {
  const which = rowsOf(table, extent, tenantId, as)
  if (!which) return
  const columns = await selectColumns(database, table, extent)
  const order = sql.join(
    table.key.length > 0 ? table.key.map((column) => sql`t.${sql.id(column)}`) : [sql`t.tenant_id`],
  )
  await sql`declare archived no scroll cursor for
    select row_to_json(archived_row)::text as line from (
      select ${columns} from ${tableOf(table.name)} t where ${which} order by ${order}) archived_row`.execute(database)
  try {
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(pageSize)} from archived`.execute(database)
      if (rows.length === 0) break
      yield rows.map(({ line }) => line)
    }
  } finally {
    await sql`close archived`.execute(database)
  }
}

async function selectColumns(database: Kysely<unknown>, table: ArchivedTable, extent: Extent) {
  const instead = table.instead?.(extent) ?? {}
  const columns = await listColumns(database, table)
  return sql.join(columns.map((name) => sql`${instead[name] ?? valueOf(table, name)} as ${sql.id(name)}`))
}

/** Keys of the file store are written without their tenant. */
const valueOf = (table: ArchivedTable, name: string): RawBuilder<unknown> =>
  table.fileKeys?.includes(name)
    ? sql`case when t.${sql.id(name)} like t.tenant_id || '/%' then substr(t.${sql.id(name)}, length(t.tenant_id) + 2) else t.${sql.id(name)} end`
    : sql`t.${sql.id(name)}`

/** Where the bytes lie that rows of a table tell of, each place once, below the tenant's own. */
export async function* listFiles(
  database: Kysely<unknown>,
  tenantId: TenantId,
  table: ArchivedTable,
  extent: Extent,
): AsyncGenerator<string[]> {
  const which = rowsOf(table, extent, tenantId)
  if (!which || !table.files) return
  await sql`declare archived no scroll cursor for
    select distinct place from ${tableOf(table.name)} t cross join lateral unnest(${table.files}) as places(place)
     where ${which} and place is not null order by place`.execute(database)
  try {
    for (;;) {
      const { rows } = await sql<{ place: string }>`fetch ${sql.lit(pageSize)} from archived`.execute(database)
      if (rows.length === 0) break
      yield rows.map(({ place }) => place)
    }
  } finally {
    await sql`close archived`.execute(database)
  }
}
