import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { asIdentity, handOver, type Identity } from './identity.ts'
import { isAlive } from './lock.ts'
import { refusal } from './refusal.ts'

/** Who owns the database and everything in it; local trust, because only we may enter the socket's directory. */
export const owner = 'qunluo'

const initdb = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  // With LC_CTYPE=C the trigrams of Chinese text are silently empty. macOS has no C.UTF-8.
  `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--data-checksums',
  '--auth=trust',
  '--no-instructions',
  `--username=${owner}`,
]

/** Makes the cluster in its directory, unless it is there from before; the directory becomes the identity's. */
export async function ensureCluster(directory: string, binaries: Binaries, identity: Identity): Promise<void> {
  const cluster = clusterOf(directory)
  handOver(directory, identity)
  removeLeftovers(directory)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    return createCluster(directory, binaries, identity)
  }
  requireSameMajor(cluster, binaries)
  // A copy brought back from a backup may have lost this, and PostgreSQL insists.
  chmodSync(cluster, 0o700)
}

export const clusterOf = (directory: string) => join(directory, 'cluster')

// Built beside and moved into place, so that a start cut short leaves no half cluster behind.
async function createCluster(directory: string, binaries: Binaries, identity: Identity): Promise<void> {
  const fresh = join(directory, `new-${process.pid}`)
  await run([binaries.initdb, ...initdb, '-D', fresh], binaries, identity)
  try {
    renameSync(fresh, clusterOf(directory))
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Another process was quicker; whose server may run is decided by the cluster's lock.
    if (!existsSync(join(clusterOf(directory), 'PG_VERSION'))) throw error
  }
}

function removeLeftovers(directory: string): void {
  for (const name of readdirSync(directory)) {
    const pid = /^new-(\d+)$/.exec(name)?.[1]
    // The killed program's initdb may still be writing for a moment.
    const patient = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }
    if (pid && !isAlive(Number(pid))) rmSync(join(directory, name), patient)
  }
}

function requireSameMajor(cluster: string, binaries: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === binaries.major) return
  throw refusal(
    `${cluster} 是 PostgreSQL ${found} 的数据，程序自带的是 ${binaries.major}；请用旧版本备份后再恢复`,
    `${cluster} was written by PostgreSQL ${found}, this program brings ${binaries.major}; back up with the old version and restore`,
  )
}

function run(command: readonly string[], binaries: Binaries, identity: Identity): Promise<void> {
  const { file, args, options } = asIdentity(identity, command)
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, env: { ...process.env, ...binaries.environment, TZ: 'UTC' } })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.stderr.on('data', (piece) => (said += piece))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(refusal(`建立数据库失败：\n${said}`, `Creating the database failed`)),
    )
  })
}
