import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRunning } from '../../server/main/embedded.ts'
import { aDatabase, aKeeper, aPlace, aUsedPlace, ask, isGone } from './places.ts'

const isRoot = process.getuid?.() === 0

test('a first start gives a durable database that knows letters and Chinese', async () => {
  const { url } = await aDatabase(join(aPlace('open'), 'data', 'database'))
  await ask(url, 'create extension pg_trgm')
  const [row] = await ask(
    url,
    `select 'é' < 'z' as by_code_point, upper('é') as upper, array_length(show_trgm('群落社群'), 1) as trigrams,
            current_user as owner, current_database() as name, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
  )
  // By code point é comes after z; sorting for people is the pages' work.
  expect(row).toEqual({
    by_code_point: false,
    upper: 'É',
    trigrams: 5,
    owner: 'qunluo',
    name: 'qunluo',
    encoding: 'UTF8',
  })
  expect(await settingsOf(url)).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    jit: 'off',
    listen_addresses: '',
    synchronous_commit: 'on',
    wal_level: 'replica',
  })
})

test('a later start keeps what was written and does not make it anew', async () => {
  const directory = await aUsedPlace()
  const first = await aDatabase(directory)
  await ask(first.url, `create table kept as select '群' as word`)
  await first.stop()
  expect(await isGone(first.pid, 100)).toBe(true)

  const begin = performance.now()
  const second = await aDatabase(directory)
  expect(performance.now() - begin).toBeLessThan(2_000)
  expect(await ask(second.url, 'select word from kept')).toEqual([{ word: '群' }])
})

test('only our account may enter the socket directory, and no port is open', async () => {
  const { socketDirectory } = await aDatabase(await aUsedPlace())
  expect(statSync(socketDirectory).mode & 0o777).toBe(0o700)
})

test('it runs below a private home, too', async () => {
  const directory = join(aPlace('private'), 'database')
  const { url } = await aDatabase(directory)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.runIf(isRoot)('root runs it as somebody else, who owns the files', async () => {
  const directory = await aUsedPlace()
  const { pid } = await aDatabase(directory)
  const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  expect(uid).not.toBe(0)
  expect(statSync(join(directory, 'cluster')).uid).toBe(uid)
})

test('a path with blanks and Chinese, too long for a socket, gets a short one elsewhere', async () => {
  const { url, socketDirectory } = await aDatabase(join(aPlace('open'), '我的 数据?#%'.repeat(6)))
  expect(Buffer.byteLength(socketDirectory)).toBeLessThan(90)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('the server stops when the program that started it is killed', async () => {
  const { child, pid } = await aKeeper(await aUsedPlace())
  child.kill('SIGKILL')
  expect(await isGone(pid, 5_000)).toBe(true)
})

test('after the program was killed, a start waits for the old server and keeps what was committed', async () => {
  const directory = await aUsedPlace()
  const { child, url } = await aKeeper(directory)
  await ask(url, 'create table after_program_killed as select 7 as number')
  child.kill('SIGKILL')
  const again = await aDatabase(directory)
  expect(await ask(again.url, 'select number from after_program_killed')).toEqual([{ number: 7 }])
})

test('after the server itself was killed, it tells so, and a start recovers what was committed', async () => {
  const directory = await aUsedPlace()
  const killed = await aDatabase(directory)
  await ask(killed.url, 'create table after_server_killed as select generate_series(1, 1000) as number')
  process.kill(killed.pid, 'SIGKILL')
  expect(await killed.died).toContain('意外停止')

  const again = await aDatabase(directory)
  expect(await ask(again.url, 'select count(*)::int as rows from after_server_killed')).toEqual([{ rows: 1000 }])
})

test('a second program in the same directory is refused, by name of the first', async () => {
  const directory = await aUsedPlace()
  const { child, pid, url } = await aKeeper(directory)
  const refused = aDatabase(directory)
  await expect(refused).rejects.toThrow(`程序 pid ${child.pid}，数据库 pid ${pid}`)
  await expect(refused).rejects.toThrow('DATABASE_URL')
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('another program finds a running server, and none after it has stopped', async () => {
  const directory = await aUsedPlace()
  expect(findRunning(directory)).toBeUndefined()
  const database = await aDatabase(directory)
  expect(findRunning(directory)).toEqual({ url: database.url, pid: database.pid })
  await database.stop()
  expect(findRunning(directory)).toBeUndefined()
})

test('the remains of a first start cut short are no obstacle', async () => {
  const directory = join(aPlace('open'), 'database')
  mkdirSync(join(directory, 'new-4194304'), { recursive: true })
  const { url } = await aDatabase(directory)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a lock left from before a reboot, whose pid now belongs to another program, is no obstacle', async () => {
  const directory = await aUsedPlace()
  const first = await aDatabase(directory)
  const lock = join(directory, 'cluster', 'postmaster.pid')
  const left = readFileSync(lock, 'utf8').replace(/^\d+/, `${process.ppid}`)
  await first.stop()
  writeFileSync(lock, left, { mode: 0o600 })
  const { url } = await aDatabase(directory)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('data of another PostgreSQL major is refused and not touched', async () => {
  const directory = await aUsedPlace()
  const first = await aDatabase(directory)
  await first.stop()
  const version = join(directory, 'cluster', 'PG_VERSION')
  writeFileSync(version, '14\n')
  await expect(aDatabase(directory)).rejects.toThrow('PostgreSQL 14')
  writeFileSync(version, '18\n')
  await aDatabase(directory)
})

async function settingsOf(url: string): Promise<Record<string, unknown>> {
  const names = ['data_checksums', 'fsync', 'jit', 'listen_addresses', 'synchronous_commit', 'wal_level']
  const rows = await ask(url, `select name, setting from pg_settings where name in ('${names.join("','")}')`)
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}
