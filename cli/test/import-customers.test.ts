import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCustomersEndpoint } from '../../server/modules/customers/contract.ts'
import { aTenant, type Tenant } from '../../server/modules/identity/test/cast.ts'
import { openWorld, type World } from '../../test/world.ts'

const program = fileURLToPath(new URL('../qunluo.ts', import.meta.url))

let world: World
let tenant: Tenant
let directory: string
let file: string
beforeAll(async () => {
  world = await openWorld()
  tenant = await aTenant(world)
  directory = await mkdtemp(join(tmpdir(), 'qunluo-cli-customers-'))
  file = join(directory, '客户.csv')
  await writeFile(file, '姓名,手机号\n李小满,13800138001\n王阿德,19512345678\n何苗,\n')
})
afterAll(async () => {
  await world.close()
  await rm(directory, { recursive: true })
})

const runs = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, 'import-customers', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: world.url,
      DATA_DIR: world.ground.config.dataDirectory,
      SECRET_KEY: 'the-secret-key-that-all-nodes-of-a-story-share',
    },
  })
const total = async () => (await tenant.owner.asks(listCustomersEndpoint, {})).total

test('a dry run tells what would happen and writes nobody; then they come in, once', async () => {
  const dry = await runs(file, '--tenant', tenant.slug, '--dry-run', '--json')
  expect(JSON.parse(dry.stdout)).toMatchObject({
    columns: { 姓名: 'name', 手机号: 'phone' },
    counts: { rows: 3, created: 2, invalid: 1 },
    report: null,
  })
  expect(dry.stdout).not.toContain('13800138001')
  expect(await total()).toBe(0)
  const { stdout } = await runs(file, '--tenant', tenant.slug, '--json')
  expect(JSON.parse(stdout).report).toMatchObject({ created: 2, invalid: 1 })
  const again = await runs(file, '--tenant', tenant.slug)
  expect(again.stdout).toMatch(/matched +2/)
  expect(await total()).toBe(2)
}, 60_000)

test('an unknown tenant or a file that is no table is said in one line', async () => {
  const failing = (...args: string[]) => runs(...args).catch((fault: { stderr: string }) => fault)
  expect((await failing(file, '--tenant', 'nowhere')).stderr).toContain('nowhere')
  await writeFile(join(directory, 'x.bin'), Buffer.from([0, 0, 1, 2]))
  expect((await failing(join(directory, 'x.bin'), '--tenant', tenant.slug)).stderr).toContain(
    'customers.sheet_unreadable',
  )
}, 60_000)
