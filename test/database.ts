/** A real PostgreSQL for the tests: one cluster for all, a migrated template, a fresh database for each story file; a place to lay things down. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { fingerprint, migrate } from '../server/kernel/migrate.ts'
import { startEmbedded } from '../server/main/embedded.ts'
import { migrationSources } from '../server/main/migrations.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    template: string
  }
}

const cache = fileURLToPath(new URL('../.cache', import.meta.url))

/** Vitest's global set-up: provides the cluster's address, the name of the migrated template, and a folder for a while. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const directory = join(cache, `postgres-${randomBytes(3).toString('hex')}`)
  // Whatever the tests lay down for a while lies here, and is gone with the run even where a test was cut off.
  const scratch = await mkdtemp(join(tmpdir(), 'qunluo-run-'))
  // PostgreSQL does not run as root: it must be able to reach what is laid down for it.
  await chmod(scratch, 0o755)
  process.env.TMPDIR = scratch
  const cluster = given
    ? null
    : await startEmbedded({
        directory,
        log: () => {},
        memory: 'small',
        settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' },
      })
  const url = given ?? (cluster as { url: string }).url
  const template = `template_${await fingerprint(migrationSources)}`
  await prepareTemplate(url, template)
  project.provide('databaseUrl', url)
  project.provide('template', template)
  return async () => {
    await cluster?.stop()
    await Promise.all([directory, scratch].map((path) => rm(path, { recursive: true, force: true })))
  }
}

export const databaseIn = (url: string, name: string) => {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}

async function prepareTemplate(url: string, template: string): Promise<void> {
  await withOwner(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (!rowCount) await client.query(`create database ${template}`)
  })
  await migrate(databaseIn(url, template), migrationSources)
}

/** A fresh, migrated database; dropping it is the end of the cluster's business. */
export async function freshDatabase(url: string, template: string): Promise<string> {
  const name = `story_${randomBytes(6).toString('hex')}`
  await withOwner(url, (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
  return databaseIn(url, name)
}

async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export const temporaryDirectory = () => join(tmpdir(), `qunluo-${randomBytes(6).toString('hex')}`)
