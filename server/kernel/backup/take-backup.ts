/** Takes a backup while the program runs: rows of one moment, and the files that they speak of. */
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type pg from 'pg'
import type { Config } from '../config.ts'
import type { MigrationSource } from '../migrate.ts'
import { checkOf, findSecret, keptKey } from '../seal.ts'
import { type ArchiveWriter, writeArchive } from './archive.ts'
import { listSequences, listTables } from './catalogue.ts'
import { copyOut, type Pass } from './copy-out.ts'
import { filesOf, listKeptFiles } from './files.ts'
import { type ModuleText, textsFor } from './module-text.ts'
import { listJobs, writeJobs } from './jobs.ts'
import { format, type Manifest, manifestName } from './manifest.ts'
import { Refusal } from './refusal.ts'
import { atOneMoment, listPasses } from './snapshot.ts'

export type BackupWish = {
  url: string
  config: Config
  sources: readonly MigrationSource[]
  keptFiles: readonly ModuleText[]
  program: string
  destination: Writable
  /** Also puts the installation's secret key in; whoever has the backup can then read every address. */
  withKeys: boolean
  say: (line: string) => void
}

/** Writes a backup and returns its manifest. Raises an error when the database holds no installation. */
export async function takeBackup(wish: BackupWish): Promise<Manifest> {
  const archive = writeArchive(wish.destination)
  // The rows first: a file is stored before the message that carries it, so every file they name is there by then.
  const rows = await atOneMoment(wish.url, (client) => writeRows(client, archive, wish))
  const files = await writeFiles(archive, wish, rows.known)
  const { keyCheck, withKeys } = await writeKey(archive, wish)
  const { known: _, ...moment } = rows
  const entries = [...archive.entries]
  const manifest: Manifest = { format, program: wish.program, ...moment, files, keyCheck, withKeys, entries }
  await archive.add(manifestName, Buffer.from(`${JSON.stringify(manifest)}\n`))
  await archive.close()
  return manifest
}

async function writeRows(client: pg.Client, archive: ArchiveWriter, { sources, keptFiles, say }: BackupWish) {
  const schemas = sources.map(({ module }) => module)
  const about = await readMoment(client)
  const passes = await listPasses(client)
  const tables: Manifest['tables'] = []
  for (const table of await listTables(client, schemas)) {
    const { schema, name, columns } = table
    tables.push({ schema, name, columns, rows: await copyOut(client, archive, table, passes) })
  }
  const jobs = await listJobs(client)
  await archive.add('jobs.jsonl', writeJobs(jobs))
  const known = await listKnownFiles(client, keptFiles, passes)
  say(`数据 ${tables.reduce((sum, { rows }) => sum + rows, 0)} 行，任务 ${jobs.length} 个 · rows and waiting jobs`)
  return { ...about, tables, sequences: await listSequences(client, schemas), jobs: jobs.length, known }
}

async function readMoment(client: pg.Client): Promise<Pick<Manifest, 'takenAt' | 'postgres' | 'migrations'>> {
  const { rows } = await client.query<{ there: boolean; at: Date; version: string }>(
    `select to_regclass('kernel.migrations') is not null as there, now() as at, current_setting('server_version') as version`,
  )
  const [found] = rows
  if (!found?.there) {
    throw new Refusal('这个数据库里还没有群落 · this database holds no installation; there is nothing to back up')
  }
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select module, name, hash from kernel.migrations order by module, name',
  )
  return { takenAt: found.at.toISOString(), postgres: found.version, migrations: migrations.rows }
}

/** Every file that the rows of this moment name. */
async function listKnownFiles(
  client: pg.Client,
  keptFiles: readonly ModuleText[],
  passes: readonly Pass[],
): Promise<Map<string, number>> {
  const known = new Map<string, number>()
  const texts = await textsFor(client, keptFiles)
  for (const pass of passes) {
    if (pass) await client.query(`select set_config('app.tenant', $1, true)`, [pass])
    for (const text of texts) {
      const { rows } = await client.query<{ key: string; bytes: number }>(text)
      for (const { key, bytes } of rows) known.set(key, bytes)
    }
  }
  return known
}

async function writeFiles(
  archive: ArchiveWriter,
  { config, say }: BackupWish,
  known: ReadonlyMap<string, number>,
): Promise<Manifest['files']> {
  if (config.s3) {
    const list = [...known].sort().map(([key, bytes]) => `${JSON.stringify({ key, bytes })}\n`)
    await archive.add('files.jsonl', Buffer.from(list.join('')))
    say(`${known.size} 个文件在对象存储里，由它自己备份 · files stay in the bucket, whose backup is its own business`)
    return { kept: 'bucket', count: known.size, bytes: sum(known.values()), missing: [] }
  }
  const directory = filesOf(config.dataDirectory)
  const present = new Map<string, number>()
  for (const key of await listKeptFiles(directory)) {
    const bytes = await archive.addFile(`files/${key}`, join(directory, key))
    if (bytes !== null) present.set(key, bytes)
  }
  const missing = [...known.keys()].filter((key) => !present.has(key)).sort()
  say(`文件 ${present.size} 个 · files`)
  return { kept: 'folder', count: present.size, bytes: sum(present.values()), missing }
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0)

async function writeKey(archive: ArchiveWriter, { config, withKeys }: BackupWish) {
  const secret = await findSecret(config)
  if (withKeys) {
    if (!secret) throw new Refusal('找不到密钥 · there is no secret key here to put into the backup')
    await archive.add(keptKey, Buffer.from(`${secret}\n`))
  }
  return { keyCheck: secret ? checkOf(secret) : null, withKeys }
}
