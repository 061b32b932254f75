/** A backup of a world, and empty places to restore into. */
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { restoreBackup } from '../../server/kernel/backup/restore-backup.ts'
import { textsOf } from '../../server/kernel/backup/module-text.ts'
import { takeBackup } from '../../server/kernel/backup/take-backup.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { migrationSources } from '../../server/main/migrations.ts'
import { modules } from '../../server/main/modules.ts'
import { databaseIn } from '../database.ts'
import type { World } from '../world.ts'

const made: string[] = []
afterAll(() => Promise.all(made.splice(0).map((path) => rm(path, { recursive: true, force: true }))))

/** A directory that is gone after the file's tests. */
export async function aDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'qunluo-backup-'))
  made.push(path)
  return path
}

/** Rows of one statement, as the owner of the database. */
export async function ask<R extends object = Record<string, unknown>>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

/** An empty database beside the others of this run. */
export async function anEmptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(6).toString('hex')}`
  await ask(inject('databaseUrl'), `create database ${name}`)
  return databaseIn(inject('databaseUrl'), name)
}

/** Backs a world up into a file; `url` names another way in to the same database. */
export async function backUp(world: World, { withKeys = false, url = world.url } = {}) {
  const path = join(await aDirectory(), 'a.backup')
  const manifest = await takeBackup({
    url,
    config: world.ground.config,
    sources: migrationSources,
    keptFiles: textsOf(modules, 'keptFiles'),
    program: '0.1.0',
    destination: createWriteStream(path),
    withKeys,
    say: () => {},
  })
  return { path, manifest }
}

/** Restores a file into a place of its own, sealed with the key of the worlds unless told otherwise. */
export async function restoreInto(path: string, place: { url?: string; settings?: Record<string, string> } = {}) {
  const url = place.url ?? (await anEmptyDatabase())
  const settings = {
    DATA_DIR: await aDirectory(),
    SECRET_KEY: 'the-secret-key-that-all-nodes-of-a-story-share',
    ...place.settings,
  }
  const config = readConfig(settings)
  const restored = await restoreBackup({
    path,
    config,
    sources: migrationSources,
    afterRestore: textsOf(modules, 'afterRestore'),
    reach: async () => url,
    say: () => {},
  })
  return { url, settings, ...restored }
}
