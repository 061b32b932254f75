/** Brings the rows of a backup into an empty database: all in one transaction, so that half of it is never there. */
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { applyWithin, lockShape, type Migration, prepare, stepBack } from '../migrate.ts'
import { pass, readArchive } from './archive.ts'
import { columnsOf, listTables, nameOf, setReferencesAside, type Table } from './catalogue.ts'
import { textOf } from './inspect-archive.ts'
import { askAgain, readJobs } from './jobs.ts'
import type { Manifest } from './manifest.ts'
import { Refusal } from './refusal.ts'
import { settleRestored, type ModuleText } from './module-text.ts'

export type Filling = {
  url: string
  path: string
  manifest: Manifest
  /** The migrations that the backup's database had seen, in the order of this program. */
  migrations: readonly Migration[]
  schemas: readonly string[]
  /** What modules do to the rows once they are back. */
  afterRestore: readonly ModuleText[]
}

/** Raises a `Refusal` when an installation is there already, and whatever PostgreSQL objects to; then nothing remains. */
export async function fillDatabase(filling: Filling): Promise<void> {
  const client = new pg.Client({ connectionString: filling.url })
  // A connection lost between two statements is told by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(
      `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set statement_timeout to 0`,
    )
    await lockShape(client)
    await requireEmptyDatabase(client, filling.schemas)
    await migrateJobs({ connectionString: filling.url })
    await client.query('begin')
    await fill(client, filling)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

/** Lets pass when nothing of ours is in the database; an empty job queue may be, from a restore cut short. */
export async function requireEmptyDatabase(client: pg.ClientBase, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select nspname::text as name from pg_namespace where nspname = any($1) order by 1',
    [schemas],
  )
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name).join(', ')
  throw new Refusal(
    `目标数据库不是空的（已有 ${names}）：请恢复到新的数据库（DATABASE_URL）或新的数据目录（DATA_DIR）\n` +
      `The database is not empty (it has ${names}): restore into a new one, by DATABASE_URL or DATA_DIR`,
  )
}

async function fill(client: pg.Client, { path, manifest, migrations, schemas, afterRestore }: Filling): Promise<void> {
  await prepare(client)
  for (const migration of migrations) await applyWithin(client, migration)
  await stepBack(client)
  const tables = await listTables(client, schemas)
  const putBack = await setReferencesAside(client, schemas)
  const forced = tables.filter((table) => table.forced)
  // A table's owner is held by its policies only while they are forced; nobody else sees this transaction.
  for (const table of forced) await client.query(`alter table ${nameOf(table)} no force row level security`)
  // What triggers have written is among the rows that come.
  for (const table of tables) await client.query(`alter table ${nameOf(table)} disable trigger user`)
  await copyIn(client, path, manifest, tables)
  for (const { schema, name, value } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [nameOf({ schema, name }), value])
  }
  for (const table of tables) await client.query(`alter table ${nameOf(table)} enable trigger user`)
  await settleRestored(client, afterRestore)
  await putBack()
  for (const table of forced) await client.query(`alter table ${nameOf(table)} force row level security`)
}

async function copyIn(client: pg.Client, path: string, manifest: Manifest, tables: readonly Table[]): Promise<void> {
  const byName = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]))
  const listed = new Map(manifest.tables.map((table) => [`${table.schema}.${table.name}`, table]))
  const came = new Map<string, number>()
  await readArchive(path, async (name, body) => {
    const label = /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1]
    if (name === 'jobs.jsonl') return askAgain(client, readJobs(await textOf(body)))
    const columns = label && listed.get(label)?.columns
    const table = label && byName.get(label)
    if (!label || !columns) return pass(body)
    if (!table) throw new Error(`备份里的表 ${label} 这里没有 · the backup's table ${label} does not exist here`)
    const copying = client.query(copyFrom(`copy ${nameOf(table)} (${columnsOf({ columns })}) from stdin`))
    await pipeline(body, copying)
    came.set(label, (came.get(label) ?? 0) + copying.rowCount)
  })
  for (const [label, { rows }] of listed) {
    if ((came.get(label) ?? 0) !== rows) {
      throw new Error(`${label}: ${rows} 行只恢复了 ${came.get(label) ?? 0} 行 · rows are missing`)
    }
  }
}
