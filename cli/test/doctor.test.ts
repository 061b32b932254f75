/** Each thing broken once: the doctor says which, and how to mend it. */
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadFileEndpoint } from '../../server/modules/messaging/contract.ts'
import { aGroup } from '../../server/modules/messaging/test/cast.ts'
import { verifyInstallation } from '../../server/main/verify.ts'
import { aDirectory, ask } from '../../test/backup/places.ts'
import { openWorld, type World } from '../../test/world.ts'
import { checkRoles, checkVersion } from '../doctor/database.ts'
import { examine } from '../doctor/examine.ts'
import { worstOf } from '../doctor/finding.ts'
import { checkLog } from '../doctor/queue.ts'
import { checkNode, judgeSpace } from '../doctor/machine.ts'

let world: World
let pages: string
let environment: Record<string, string>
beforeAll(async () => {
  const directory = await aDirectory()
  world = await openWorld({ settings: { DATA_DIR: directory } })
  await verifyInstallation(world.ground)
  const { owner } = await aGroup(world, 1)
  const stopWork = await world.work()
  await owner.uploads(uploadFileEndpoint, { name: 'a.txt', content: Buffer.from('一个文件') })
  await stopWork()
  await ask(world.url, 'delete from kernel.outbox')
  pages = await aDirectory()
  for (const app of ['console', 'member']) {
    await mkdir(join(pages, app))
    await writeFile(join(pages, app, 'index.html'), '<!doctype html>')
  }
  environment = {
    DATABASE_URL: world.url,
    DATA_DIR: directory,
    SECRET_KEY: 'the-secret-key-that-all-nodes-of-a-story-share',
    PUBLIC_URL: 'http://localhost:8470',
    PORT: '28470',
  }
})
afterAll(() => world.close())

const look = (changed: Record<string, string> = {}, clock = Date.now) =>
  examine({ environment: { ...environment, ...changed }, pages, clock })

/** What is not well, as `check level`, after something was broken; `mend` puts it right again. */
async function broken(breaking: string, mending: string) {
  await ask(world.url, breaking)
  const findings = await look().finally(() => ask(world.url, mending))
  return ailing(findings)
}
const ailing = (findings: Awaited<ReturnType<typeof look>>) =>
  findings
    .filter(({ level, check }) => level !== 'ok' && check !== 'mail')
    .map(({ check, level }) => `${check} ${level}`)

test('a sound installation is told to be sound; only the mail is missing', async () => {
  const findings = await look()
  expect(ailing(findings)).toEqual([])
  expect(findings.filter(({ level }) => level !== 'ok')).toMatchObject([{ check: 'mail', level: 'warning' }])
  expect(worstOf(findings)).toBe(1)
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      'node',
      'space',
      'shape',
      'roles',
      'walls',
      'key',
      'jobs',
      'outbox',
      'files',
      'clock',
      'port',
    ]),
  )
})

test('whatever is not well says how to mend it, in both languages', async () => {
  const findings = [...(await look({ SECRET_KEY: 'x'.repeat(40) })), ...(await look({ PORT: 'x' }))]
  for (const { level, zh, en, mend } of findings) {
    expect(zh && en).toBeTruthy()
    if (level !== 'ok') expect(mend?.zh && mend.en).toBeTruthy()
  }
})

test('every mistake in the configuration is named, and nothing else is looked at', async () => {
  const findings = await look({ PORT: '99999', ROLE: 'boss' })
  expect(findings.map(({ check, level }) => `${check} ${level}`)).toEqual(['node ok', 'config wrong', 'config wrong'])
  expect(worstOf(findings)).toBe(2)
})

test('an old Node and a full disk are wrong, a nearly full one is a warning', () => {
  expect(['v20.19.0', 'v22.17.9', 'v22.18.0', 'v24.0.0'].map((one) => checkNode(one).level)).toEqual([
    'wrong',
    'wrong',
    'ok',
    'ok',
  ])
  expect([100, 1000, 5000].map((mega) => judgeSpace(mega * 1024 * 1024).level)).toEqual(['wrong', 'warning', 'ok'])
})

test('a data directory that is no directory', async () => {
  const file = join(await aDirectory(), 'a-file')
  await writeFile(file, '')
  expect(ailing(await look({ DATA_DIR: file }))).toContain('directory wrong')
})

test('a key file that others can read, and a key that is another or missing', async () => {
  const directory = await aDirectory()
  expect(ailing(await look({ SECRET_KEY: '', DATA_DIR: directory }))).toContain('key wrong')
  await writeFile(join(directory, 'secret-key'), environment.SECRET_KEY ?? '')
  await chmod(join(directory, 'secret-key'), 0o644)
  const open = ailing(await look({ SECRET_KEY: '', DATA_DIR: directory }))
  expect(open).toContain('key-file warning')
  expect(open).not.toContain('key wrong')
  expect(ailing(await look({ SECRET_KEY: 'y'.repeat(40) }))).toEqual(['key wrong'])
  expect(await readdir(directory)).toEqual(['secret-key'])
})

test('a database that is away', async () => {
  expect(ailing(await look({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }))).toEqual(['database wrong'])
})

test('a place where nothing was started yet is no fault', async () => {
  const directory = await aDirectory()
  expect(ailing(await look({ DATABASE_URL: '', DATA_DIR: directory }))).toEqual(['database warning'])
  expect(await readdir(directory)).toEqual([])
})

test('a migration that is missing, edited, or of a newer program', async () => {
  const one = `(select name from kernel.migrations where module = 'insight' order by 1 desc limit 1)`
  await ask(world.url, 'create table public.kept as select * from kernel.migrations')
  const back = 'delete from kernel.migrations; insert into kernel.migrations select * from public.kept'
  expect(await broken(`delete from kernel.migrations where name = ${one}`, back)).toEqual(['shape warning'])
  expect(await broken(`update kernel.migrations set hash = 'x' where name = ${one}`, back)).toEqual(['shape wrong'])
  const newer = `insert into kernel.migrations (module, name, hash) values ('kernel', '29990101_0000_later.sql', 'x')`
  expect(await broken(newer, back)).toEqual(['shape wrong'])
  await ask(world.url, 'drop table public.kept')
})

test('a table whose wall was taken down, and is put up again by what the doctor says', async () => {
  await ask(world.url, 'alter table messaging.messages no force row level security')
  const findings = await look()
  expect(ailing(findings)).toEqual(['walls wrong'])
  const mend = findings.find(({ check }) => check === 'walls')?.mend?.en ?? ''
  await ask(world.url, mend)
  expect(ailing(await look())).toEqual([])
})

test('a role that may pass by the walls, and a PostgreSQL that is too old', async () => {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  await client.query('begin; alter role qunluo_app bypassrls')
  const role = await checkRoles(client).finally(() => client.query('rollback'))
  expect(role).toMatchObject({ level: 'wrong', mend: { en: 'alter role qunluo_app nosuperuser nobypassrls' } })
  expect((await checkRoles(client)).level).toBe('ok')
  await client.end()
  // Of a client only its answer is asked for.
  const old = { query: async () => ({ rows: [{ number: 140_011, text: '14.11' }] }) } as unknown as pg.Client
  expect((await checkVersion(old)).level).toBe('wrong')
})

test('a log of changes that does not reach its archive', async () => {
  // Of a client only its answer is asked for.
  const saying = (failing: boolean | null) =>
    ({ query: async () => ({ rows: [{ failing, piece: '0001' }] }) }) as unknown as pg.Client
  expect(await checkLog(saying(true))).toMatchObject([{ check: 'log', level: 'wrong' }])
  expect(await checkLog(saying(null))).toEqual([])
})

test('a clock that differs', async () => {
  const fast = (ms: number) => () => Date.now() + ms
  expect(ailing(await look({}, fast(10_000)))).toEqual(['clock warning'])
  expect(ailing(await look({}, fast(-120_000)))).toEqual(['clock wrong'])
})

test('jobs that nobody does, that were given up, that are held for long', async () => {
  const add = `select graphile_worker.add_job('old', run_at => now() - interval '1 hour')`
  const clear = `delete from graphile_worker._private_jobs`
  expect(await broken(add, clear)).toEqual(['jobs wrong'])
  const given = `${add}; update graphile_worker._private_jobs set attempts = max_attempts`
  expect(await broken(given, clear)).toEqual(['jobs warning'])
  const held = `${add}; update graphile_worker._private_jobs set locked_at = now() - interval '2 hours', locked_by = 'w'`
  expect(await broken(held, clear)).toEqual(['jobs warning'])
})

test('news that nobody fetches', async () => {
  const lying = `insert into kernel.outbox (tenant_id, id, name, news, at) values ('tnt_x', 'nws_x', 'x', '{}', now() - interval '10 minutes')`
  expect(await broken(lying, 'delete from kernel.outbox')).toEqual(['outbox wrong'])
})

test('a file that is lost, and one that was changed', async () => {
  const [file] = await ask<{ key: string }>(
    world.url,
    `select tenant_id || '/' || left(sha256, 2) || '/' || sha256 as key from messaging.files`,
  )
  const path = join(environment.DATA_DIR ?? '', 'files', file?.key ?? '')
  await writeFile(path, '另一个内容')
  expect((await look()).find(({ check }) => check === 'files')?.en).toContain('1 damaged')
  await rm(path)
  expect((await look()).find(({ check }) => check === 'files')?.en).toContain('1 missing')
  await writeFile(path, '一个文件')
  expect(ailing(await look())).toEqual([])
})

test('NATS, bucket and mail server that do not answer', async () => {
  const away = {
    NATS_URL: 'nats://127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    S3_ENDPOINT: 'http://127.0.0.1:1',
    S3_BUCKET: 'b',
    S3_ACCESS_KEY: 'a',
    S3_SECRET_KEY: 's',
  }
  const findings = await look(away)
  expect(ailing(findings)).toEqual(expect.arrayContaining(['nats wrong', 'bucket wrong', 'files wrong']))
  expect(findings.find(({ check }) => check === 'mail')?.level).toBe('wrong')
})

test('an address without TLS, a proxy that is not believed, pages that are not built', async () => {
  expect(ailing(await look({ PUBLIC_URL: '' }))).toEqual(['address warning'])
  expect(ailing(await look({ PUBLIC_URL: 'http://qun.example' }))).toEqual(['address warning'])
  expect(ailing(await look({ PUBLIC_URL: 'https://qun.example' }))).toEqual(['proxy warning'])
  expect(ailing(await look({ PUBLIC_URL: 'https://qun.example', TRUST_PROXY: 'true' }))).toEqual([])
  const bare = await examine({ environment, pages: await aDirectory(), clock: Date.now })
  expect(ailing(bare)).toEqual(['pages wrong'])
  expect(
    ailing(await examine({ environment: { ...environment, ROLE: 'worker' }, pages: '/nowhere', clock: Date.now })),
  ).toEqual([])
})

test('a port that another program has is a warning; our own program on it is well', async () => {
  const listening = async (answer: string): Promise<Server> => {
    const server = createServer((_, response) => response.end(answer))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return server
  }
  for (const [answer, expected] of [
    ['{}', ['port warning']],
    ['{"status":"ready","database":"ok","closing":false}', []],
  ] as const) {
    const server = await listening(answer)
    const { port } = server.address() as AddressInfo
    expect(ailing(await look({ PORT: String(port), HOST: '127.0.0.1' }))).toEqual(expected)
    await new Promise((resolve) => server.close(resolve))
  }
})
