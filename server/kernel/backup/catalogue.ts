/** What of a database is ours, read from its own catalogues. */
import type pg from 'pg'

export type Table = { schema: string; name: string; columns: string[]; forced: boolean; tenanted: boolean }
type Sequence = { schema: string; name: string; value: string }
type ForeignKey = { schema: string; table: string; name: string; definition: string }

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The name of a table or sequence as SQL. */
export const nameOf = ({ schema, name }: { schema: string; name: string }) => `${quote(schema)}.${quote(name)}`
export const columnsOf = ({ columns }: { columns: readonly string[] }) => columns.map(quote).join(', ')

/** Our tables with the columns that are stored; the list of migrations is carried by the manifest instead. */
export async function listTables(client: pg.ClientBase, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name, c.relforcerowsecurity as forced,
       array_agg(a.attname::text order by a.attnum) as columns, bool_or(a.attname = 'tenant_id') as tenanted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname = any($1) and not (n.nspname = 'kernel' and c.relname = 'migrations')
     group by 1, 2, 3 order by 1, 2`,
    [schemas],
  )
  return rows
}

export async function listSequences(client: pg.ClientBase, schemas: readonly string[]): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
     where schemaname = any($1) and last_value is not null order by 1, 2`,
    [schemas],
  )
  return rows
}

async function listForeignKeys(client: pg.ClientBase, schemas: readonly string[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname = any($1) order by 1, 2, 3`,
    [schemas],
  )
  return rows
}

/** Takes all references away, so that tables can be filled in any order; the returned function puts them back and proves them. */
export async function setReferencesAside(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<() => Promise<void>> {
  const keys = await listForeignKeys(client, schemas)
  const alter = ({ schema, table }: ForeignKey) => `alter table ${nameOf({ schema, name: table })}`
  for (const key of keys) await client.query(`${alter(key)} drop constraint ${quote(key.name)}`)
  return async () => {
    for (const key of keys) {
      await client.query(`${alter(key)} add constraint ${quote(key.name)} ${key.definition}`)
    }
  }
}
