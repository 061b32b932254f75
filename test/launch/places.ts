import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach } from 'vitest'
import { type Embedded, startEmbedded } from '../../server/main/embedded.ts'

const begun: { stop: () => Promise<void> }[] = []
const made: string[] = []

afterEach(async () => {
  for (const each of begun.splice(0)) await each.stop()
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
})

/** A directory that is gone after the test; `open` to all accounts, or `private` to ours as a home is. */
export function aPlace(who: 'open' | 'private'): string {
  const path = mkdtempSync(join(tmpdir(), 'qunluo-place-'))
  made.push(path)
  if (who === 'open') chmodSync(path, 0o755)
  return path
}

let used: string | undefined

/** A directory whose database was started before, perhaps by the test before; made once per file, as that takes a second. */
export async function aUsedPlace(): Promise<string> {
  if (used) return used
  const parent = mkdtempSync(join(tmpdir(), 'qunluo-used-'))
  chmodSync(parent, 0o755)
  used = join(parent, 'database')
  await (await startEmbedded({ directory: used, log: () => undefined, memory: 'small' })).stop()
  return used
}

afterAll(() => {
  if (used) rmSync(dirname(used), { recursive: true, force: true })
})

/** A database started here and stopped after the test at the latest. */
export async function aDatabase(directory: string): Promise<Embedded> {
  const database = await startEmbedded({ directory, log: () => undefined, memory: 'small' })
  begun.push(database)
  return database
}

type Keeper = { child: ChildProcess; url: string; pid: number }

/** Another program that keeps a database running in the directory. */
export async function aKeeper(directory: string): Promise<Keeper> {
  const keeper = join(import.meta.dirname, 'keeper.ts')
  const child = spawn(process.execPath, [keeper, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, pid } = JSON.parse(line.toString()) as { url: string; pid: number }
  begun.push({ stop: async () => void (child.kill('SIGKILL'), await isGone(pid, 10_000)) })
  return { child, url, pid }
}

/** The rows of one statement. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Waits until a process is gone; false when it is still there after `within` milliseconds. */
export async function isGone(pid: number, within: number): Promise<boolean> {
  for (const until = Date.now() + within; Date.now() < until; await sleep(20)) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
  }
  return false
}
