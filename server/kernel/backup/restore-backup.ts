/** Brings a backup back into an empty place, whole or not at all. */
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import type { Config } from '../config.ts'
import { openStore, type Store } from '../files/store.ts'
import { type Migration, migrate, type MigrationSource, readMigrations } from '../migrate.ts'
import { checkOf, findSecret, keptKey } from '../seal.ts'
import { pass, readArchive } from './archive.ts'
import { filesOf, listKeptFiles, putKeptFile } from './files.ts'
import { fillDatabase, requireEmptyDatabase } from './fill-database.ts'
import { inspectArchive, textOf } from './inspect-archive.ts'
import type { Manifest } from './manifest.ts'
import { Refusal } from './refusal.ts'
import type { ModuleText } from './module-text.ts'

type RestoreWish = {
  path: string
  config: Config
  sources: readonly MigrationSource[]
  /** SQL of the modules, run on the rows once they are back. */
  afterRestore: readonly ModuleText[]
  /** Opens the database that is to be filled; asked only when the backup was found whole. */
  reach: () => Promise<string>
  say: (line: string) => void
}

type Restored = { manifest: Manifest; applied: string[] }

/**
 * Verifies the whole backup, then puts files, key and rows in place and applies the migrations it had not seen. Raises a
 * `Refusal` while nothing was changed yet. Cut short, it left files at most, and may be asked again.
 */
export async function restoreBackup({
  path,
  config,
  sources,
  afterRestore,
  reach,
  say,
}: RestoreWish): Promise<Restored> {
  say('正在校验备份… Verifying the backup…')
  const manifest = await inspectArchive(path)
  const migrations = chooseMigrations(manifest, await readMigrations(sources))
  const secret = await chooseSecret(path, manifest, config)
  await requirePlaceForFiles(manifest, config)
  const url = await reach()
  const schemas = sources.map(({ module }) => module)
  await withClient(url, (client) => requireEmptyDatabase(client, schemas))
  say(`正在恢复 ${manifest.files.kept === 'folder' ? manifest.files.count : 0} 个文件… Restoring files…`)
  await putFiles(path, config)
  if (secret) await keepSecret(config, secret)
  say(`正在恢复 ${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} 行数据… Restoring rows…`)
  await fillDatabase({ url, path, manifest, migrations, schemas, afterRestore })
  const { applied } = await migrate(url, sources)
  return { manifest, applied }
}

/** The migrations that the backup had seen. A backup of a newer program, or of an edited one, is refused. */
function chooseMigrations(manifest: Manifest, ours: readonly Migration[]): Migration[] {
  const seen = new Map(manifest.migrations.map(({ module, name, hash }) => [`${module}/${name}`, hash]))
  const chosen = ours.filter(({ module, name }) => seen.has(`${module}/${name}`))
  for (const { module, name, hash } of chosen) {
    if (seen.get(`${module}/${name}`) !== hash) throw foreign(manifest, `${module}/${name}`)
    seen.delete(`${module}/${name}`)
  }
  for (const name of seen.keys()) throw foreign(manifest, name)
  return chosen
}

function foreign({ program }: Manifest, migration: string): Refusal {
  return new Refusal(
    `备份来自另一个版本的程序（${program}，${migration}）：请用那个版本或更新的版本恢复\n` +
      `The backup was made by another program (${program}, ${migration}): restore it with that version or a newer one`,
  )
}

/** The secret key to keep: the backup's own, unless the right one is here already. */
async function chooseSecret(path: string, { keyCheck, withKeys }: Manifest, config: Config): Promise<string | null> {
  const here = await findSecret(config)
  if (here && (!keyCheck || checkOf(here) === keyCheck)) return null
  if (here) throw new Refusal(wrongKey)
  if (withKeys) return readSecret(path)
  throw new Refusal(missingKey)
}

const wrongKey =
  '这里的密钥（SECRET_KEY 或数据目录里的 secret-key）不是写这份备份时的那一个：请换成原来的\n' +
  'The secret key here (SECRET_KEY, or secret-key in the data directory) is not the one the backup was written with: put that one there'
const missingKey =
  '备份里没有密钥：请先把原来的 secret-key 文件放进数据目录，或设置 SECRET_KEY\n' +
  'The backup holds no secret key: first put the file secret-key into the data directory, or set SECRET_KEY'

async function readSecret(path: string): Promise<string> {
  let secret = ''
  await readArchive(path, async (name, body) => {
    if (name === keptKey) secret = (await textOf(body)).trim()
    else await pass(body)
  })
  return secret
}

async function requirePlaceForFiles({ entries, files }: Manifest, { s3, dataDirectory }: Config): Promise<void> {
  if (files.kept === 'bucket' && !s3) throw new Refusal(inBucket)
  if (s3) return
  const ours = new Set(entries.map(({ name }) => name))
  const other = (await listKeptFiles(filesOf(dataDirectory))).find((key) => !ours.has(`files/${key}`))
  if (!other) return
  throw new Refusal(
    `${filesOf(dataDirectory)} 里已有别的文件（${other}）：请恢复到新的数据目录\n` +
      `${filesOf(dataDirectory)} holds files of something else (${other}): restore into a new data directory`,
  )
}

const inBucket =
  '这份备份的文件在对象存储里：请设置指向那里（或其副本）的 S3_ENDPOINT、S3_BUCKET、S3_ACCESS_KEY、S3_SECRET_KEY\n' +
  'The files of this backup lie in a bucket: set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY to it or to its copy'

async function putFiles(path: string, config: Config): Promise<void> {
  const draft = join(config.dataDirectory, 'tmp', `restoring-${process.pid}`)
  const put = config.s3
    ? (key: string, body: Readable) => putIntoBucket(openStore(config), draft, key, body)
    : (key: string, body: Readable) => putKeptFile(filesOf(config.dataDirectory), key, body)
  await readArchive(path, (name, body) =>
    name.startsWith('files/') ? put(name.slice('files/'.length), body) : pass(body),
  )
}

async function putIntoBucket(store: Store, draft: string, key: string, body: Readable): Promise<void> {
  await mkdir(dirname(draft), { recursive: true })
  try {
    await pipeline(body, createWriteStream(draft))
    await store.put(key, draft, 'application/octet-stream')
  } finally {
    await rm(draft, { force: true })
  }
}

async function keepSecret({ dataDirectory }: Config, secret: string): Promise<void> {
  const path = join(dataDirectory, keptKey)
  if ((await readFile(path, 'utf8').catch(() => '')).trim() === secret) return
  await mkdir(dataDirectory, { recursive: true })
  // Under its name only when it is whole: half a key would look like another one.
  const draft = `${path}.restoring-${process.pid}`
  await writeFile(draft, `${secret}\n`, { mode: 0o600 })
  await rename(draft, path)
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is told by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
