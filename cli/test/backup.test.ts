/** Backing up and restoring as an operator does it, on embedded databases of their own. */
import { execFile, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../../server/main/embedded.ts'
import { ask } from '../../test/backup/places.ts'

const program = fileURLToPath(new URL('../qunluo.ts', import.meta.url))
const release = fileURLToPath(new URL('../../test/upgrade/0.1.0.backup', import.meta.url))
let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'qunluo-cli-backup-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const environmentOf = (place: string) => ({
  ...process.env,
  DATABASE_URL: '',
  SECRET_KEY: '',
  DATA_DIR: join(home, place),
  INIT_CWD: home,
})
const qunluo = (place: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [program, ...args], { env: environmentOf(place), cwd: home })
const failing = (place: string, ...args: string[]) =>
  qunluo(place, ...args).then(
    () => null,
    (fault: { code: number; stderr: string }) => fault,
  )

const open = (place: string): Promise<Embedded> =>
  startEmbedded({ directory: join(home, place, 'postgres'), log: () => {}, memory: 'small' })
const countMessages = async (url: string) =>
  (await ask<{ n: number }>(url, 'select count(*)::int as n from messaging.messages'))[0]?.n

test('a restore killed at any moment leaves nothing half there, and is simply done again', async () => {
  for (const after of [900, 1900]) {
    const child = spawn(process.execPath, [program, 'restore', release], {
      env: environmentOf('first'),
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    await new Promise((resolve) => setTimeout(resolve, after))
    child.kill('SIGKILL')
    await ended
    const database = await open('first')
    const there = await ask(database.url, `select to_regclass('messaging.messages') is not null as there`)
    if (there[0]?.there) expect(await countMessages(database.url)).toBeGreaterThan(100)
    await database.stop()
    if (there[0]?.there) return
  }
  expect((await qunluo('first', 'restore', release)).stdout).toContain('已恢复')
}, 120_000)

test('a backup of the running program goes into a file, and comes back in another place', async () => {
  const database = await open('first')
  const messages = await countMessages(database.url)
  const { stdout } = await qunluo('first', 'backup', 'a.backup', '--with-keys', '--json')
  await database.stop()
  expect(JSON.parse(stdout)).toMatchObject({ files: { kept: 'folder', count: 1, missing: 0 } })
  expect((await stat(join(home, 'a.backup'))).mode & 0o777).toBe(0o600)
  expect((await readdir(home)).filter((name) => name.includes('.part'))).toEqual([])
  expect((await qunluo('second', 'restore', 'a.backup')).stdout).toContain('restored as of')
  const second = await open('second')
  expect(await countMessages(second.url)).toBe(messages)
  await second.stop()
}, 60_000)

test('with nothing running, a backup starts the database for the while; to standard output too', async () => {
  const child = spawn(process.execPath, [program, 'backup', '--stdout', '--with-keys'], {
    env: environmentOf('second'),
  })
  const closed = new Promise((resolve) => child.on('close', resolve))
  await pipeline(child.stdout, createWriteStream(join(home, 'piped.backup')))
  expect(await closed).toBe(0)
  expect((await qunluo('third', 'restore', 'piped.backup')).stdout).toContain('restored as of')
}, 60_000)

test('what cannot be done is told in a sentence', async () => {
  expect(await failing('nowhere', 'backup')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no installation'),
  })
  const told = await failing('first', 'restore', 'a.backup')
  expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') })
  expect(told?.stderr).not.toContain('    at ')
}, 60_000)
