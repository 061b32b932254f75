/** `qunluo backup --base`: a copy of the embedded database from which any later moment can be gone back to. */
import { join, resolve } from 'node:path'
import { DateTime } from 'luxon'
import { Refusal } from '../server/kernel/backup/refusal.ts'
import { takeBase } from '../server/main/embedded/base.ts'
import { hasDatabase, reachDatabase, readOwnConfig } from './reach.ts'

/** Puts the copy beside the kept log. The running program must have been started with the same WAL_ARCHIVE. */
export async function backUpBase(): Promise<void> {
  const config = readOwnConfig()
  if (!config.walArchive || config.databaseUrl || !hasDatabase(config)) throw new Refusal(notHere)
  const target = join(resolve(config.walArchive), `base-${DateTime.utc().toFormat('yyyyLLdd-HHmmss')}`)
  const { url, stop } = await reachDatabase(config)
  try {
    await takeBase(url, join(config.dataDirectory, 'postgres'), target)
  } finally {
    await stop()
  }
  process.stdout.write(`${target}\n`)
}

const notHere =
  '--base 用于内嵌数据库，并且要设置 WAL_ARCHIVE · --base is for the embedded database, with WAL_ARCHIVE set'
