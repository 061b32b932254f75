import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { readLock, requireUnused } from './lock.ts'
import type { ServerLog } from './log.ts'
import { refusal } from './refusal.ts'
import { asArguments, type Settings } from './settings.ts'
import { type Tether, tether } from './tether.ts'

/** What a start needs to know once the cluster is there. */
export type Place = {
  directory: string
  cluster: string
  socketDirectory: string
  binaries: Binaries
  identity: Identity
  settings: Settings
}

const retryFor = 5_000
// The remains of a server that was killed: its backends hold the shared memory for a moment longer.
const heldByTheDead = /lock file|shared memory block/

/** Starts the server and waits until it answers, however long recovery after a crash may take. */
export async function boot(place: Place, log: ServerLog, say: (line: string) => void): Promise<Tether> {
  for (const until = Date.now() + retryFor; ; await sleep(200)) {
    await requireUnused(place.directory, place.cluster)
    const server = await launch(place, log)
    if (await becomesReady(server, place.cluster, say)) return server
    const said = log.readNew()
    if (Date.now() > until || !heldByTheDead.test(said)) throw failed(said)
  }
}

function launch({ binaries, cluster, settings, identity }: Place, log: ServerLog): Promise<Tether> {
  const command = [binaries.postgres, '-D', cluster, ...asArguments(settings)]
  return tether({ command, log: log.descriptor, environment: binaries.environment }, identity)
}

async function becomesReady(server: Tether, cluster: string, say: (line: string) => void): Promise<boolean> {
  for (let waited = 5; !server.isOver(); waited += 5) {
    const lock = readLock(cluster)
    if (lock?.ready && lock.pid === server.pid) return true
    if (waited % 5_000 === 0) say('数据库正在恢复上次未写完的内容，请稍候… The database is recovering, please wait…')
    await sleep(5)
  }
  return false
}

function failed(said: string): Error {
  const tail = said.trim().split('\n').slice(-15).join('\n')
  return refusal(`内嵌数据库没能启动：\n${tail}\n`, 'The embedded database did not start')
}
