/**
 * PostgreSQL beside the program, for whoever has none: real binaries from npm, all state in one directory,
 * reached only through a private socket, gone when the program is gone.
 */
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { archivingInto } from './embedded/archiving.ts'
import { findBinaries } from './embedded/binaries.ts'
import { boot, type Place } from './embedded/boot.ts'
import { clusterOf, ensureCluster, owner } from './embedded/cluster.ts'
import { ensureDatabase } from './embedded/database.ts'
import { chooseIdentity } from './embedded/identity.ts'
import { forgetHolder, noteHolder, readLiveLock, requireUnused } from './embedded/lock.ts'
import { openLog, type ServerLog } from './embedded/log.ts'
import { type Settings, settingsFor } from './embedded/settings.ts'
import { addressOf, makeSocketDirectory } from './embedded/socket.ts'
import type { Tether } from './embedded/tether.ts'

type EmbeddedOptions = {
  directory: string
  /** Told of progress, one line for people at a time. */
  log: (line: string) => void
  /** `small` for tests and tiny machines; `normal` unless said otherwise. */
  memory?: 'small' | 'normal'
  /** Where to keep the log of changes, so that a later moment can be gone back to. */
  archive?: string | null
  /** PostgreSQL settings over ours; a test may give up `fsync`. */
  settings?: Settings
}

export type Embedded = {
  /** Address of the database `qunluo` for its owner, as node-postgres and libpq read it. */
  url: string
  socketDirectory: string
  pid: number
  /** Stops the server within seconds; asking again changes nothing. */
  stop: () => Promise<void>
  /** Tells why, if the server ends without having been asked to. */
  died: Promise<string>
}

const stopWithin = 10_000

/** Starts the embedded database, making it at the first start; refuses when another process holds the directory. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await prepare(options)
  const log = openLog(place.directory, place.identity)
  try {
    const server = await boot(place, log, options.log)
    noteHolder(place.directory)
    const url = await ensureDatabase(place.socketDirectory).catch(async (error: unknown) => {
      await server.stop(stopWithin)
      throw error
    })
    return running(place, server, url, log)
  } finally {
    log.close()
  }
}

/** The address of the database that another process keeps running in the directory, with its pid; nothing when none runs. */
export function findRunning(directory: string): { url: string; pid: number } | undefined {
  const lock = existsSync(directory) ? readLiveLock(clusterOf(realpathSync(directory))) : undefined
  return lock?.ready ? { url: addressOf(lock.socketDirectory, owner, 'qunluo'), pid: lock.pid } : undefined
}

async function prepare({
  directory: named,
  log,
  memory = 'normal',
  archive,
  settings = {},
}: EmbeddedOptions): Promise<Place> {
  mkdirSync(named, { recursive: true })
  // The lock and the server's command line name the real path, whichever way we came.
  const directory = realpathSync(named)
  const cluster = clusterOf(directory)
  const binaries = findBinaries(join(directory, 'libraries'))
  const identity = chooseIdentity(binaries, directory, cluster)
  await requireUnused(directory, cluster)
  if (!existsSync(cluster)) log('首次启动，正在建立数据库… First start, creating the database…')
  await ensureCluster(directory, binaries, identity)
  const socketDirectory = makeSocketDirectory(directory, identity)
  return {
    directory,
    cluster,
    socketDirectory,
    binaries,
    identity,
    settings: {
      ...settingsFor(memory, socketDirectory),
      ...(archive ? archivingInto(archive, identity) : {}),
      ...settings,
    },
  }
}

function running(place: Place, server: Tether, url: string, log: ServerLog): Embedded {
  let asked: Promise<void> | undefined
  const stop = async () => {
    await server.stop(stopWithin)
    forgetHolder(place.directory)
    rmSync(place.socketDirectory, { recursive: true, force: true })
  }
  return {
    url,
    socketDirectory: place.socketDirectory,
    pid: server.pid,
    stop: () => (asked ??= stop()),
    died: server.ended.then((code) => (asked ? new Promise(() => undefined) : lastWords(code, log))),
  }
}

function lastWords(code: number | null, log: ServerLog): string {
  return `内嵌数据库意外停止 The embedded database stopped unexpectedly (${code ?? 'killed'})\n${log.readNew().trim()}`
}
