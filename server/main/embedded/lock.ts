import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { refusal } from './refusal.ts'

/** What `postmaster.pid` says about the server of a cluster. One that may be read while it follows another says `ready` too; `standby` is one that answers nobody. */
type Lock = { pid: number; socketDirectory: string; ready: boolean }

/** How long, in milliseconds, a server whose program was killed may take to finish stopping. */
const patience = 15_000
/** How long we look at a living program before we believe it: one just killed is still there for a moment. */
const glance = 1_000

/** The lock file of a cluster, if it has one; its process may be long dead. */
export function readLock(cluster: string): Lock | undefined {
  const lines = readLines(lockFile(cluster))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, socketDirectory: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** The lock of a server that is really running, or nothing. */
export function readLiveLock(cluster: string): Lock | undefined {
  const lock = readLock(cluster)
  return lock && serves(lock.pid, cluster) ? lock : undefined
}

/** Notes which process holds the directory, so that a second one can be told its pid. */
export function noteHolder(directory: string): void {
  rmSync(holderFile(directory), { force: true })
  writeFileSync(holderFile(directory), `${process.pid}\n`)
}

/** Takes the note away again, unless another process has written its own meanwhile. */
export function forgetHolder(directory: string): void {
  if (readHolder(directory) === process.pid) rmSync(holderFile(directory), { force: true })
}

/** Lets pass when no server runs on the cluster; waits for one whose program was killed, refuses when the program lives. */
export async function requireUnused(directory: string, cluster: string): Promise<void> {
  for (const begin = Date.now(); ; await sleep(25)) {
    const lock = readLiveLock(cluster)
    if (!lock) return clearStaleLock(cluster)
    const holder = readHolder(directory)
    const limit = holder && isAlive(holder) ? glance : patience
    if (Date.now() > begin + limit) throw inUse(directory, lock.pid, holder)
  }
}

function inUse(directory: string, pid: number, holder: number | undefined): Error {
  return refusal(
    `${directory} 正被另一个进程使用：程序 pid ${holder ?? '未知'}，数据库 pid ${pid}。请先停止它`,
    `${directory} is in use by another process: program pid ${holder ?? 'unknown'}, database pid ${pid}. Stop it first`,
  )
}

// PostgreSQL itself refuses to start when the dead server's pid now belongs to some other program, as after a reboot.
function clearStaleLock(cluster: string): void {
  const lock = readLock(cluster)
  if (lock && isAlive(lock.pid)) rmSync(lockFile(cluster), { force: true })
}

// A pid alone proves nothing: after a reboot it may be another program's, even another PostgreSQL's.
function serves(pid: number, cluster: string): boolean {
  return isAlive(pid) && readCommandLine(pid).includes(cluster)
}

function readCommandLine(pid: number): string {
  if (process.platform === 'linux') return readLines(`/proc/${pid}/cmdline`).join(' ')
  return spawnSync('ps', ['-o', 'args=', '-ww', '-p', `${pid}`], { encoding: 'utf8' }).stdout
}

/** Whether a process with this pid exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readHolder(directory: string): number | undefined {
  return Number(readLines(holderFile(directory))[0]) || undefined
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}

const lockFile = (cluster: string) => join(cluster, 'postmaster.pid')
const holderFile = (directory: string) => join(directory, 'holder.pid')
