import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listProductsEndpoint } from '../../server/modules/commerce/contract.ts'
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

const qunluo = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: world.url,
      DATA_DIR: world.ground.config.dataDirectory,
      SECRET_KEY: 'the-secret-key-that-all-nodes-of-a-story-share',
    },
  })
const runs = (...args: string[]) => qunluo('import-customers', ...args)
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

const goods = (...args: string[]) =>
  qunluo('import-goods', join(directory, '商品.csv'), '--tenant', tenant.slug, ...args)
const shelf = async () =>
  (await tenant.owner.asks(listProductsEndpoint, {})).rows
    .map(({ title, variants }) => ({
      title,
      variants: variants.map(({ name, priceFen, left }) => [name, priceFen, left]),
    }))
    .sort((a, b) => (a.title < b.title ? -1 : 1))

test('goods: a dry run puts nothing on the shelf; then they come, again they change, and with --only-new they stay', async () => {
  const head = '商品名称,规格,货号,价格（元）,库存\n'
  const table = (price: string) => `${head}春茶,一罐,T-1,${price},10\n春茶,两罐,T-2,36.80,5\n茶杯,,C-1,负数,1\n`
  await writeFile(join(directory, '商品.csv'), table('19.90'))
  const dry = JSON.parse((await goods('--dry-run', '--json')).stdout)
  expect(dry).toMatchObject({
    found: { counts: { created: 2, invalid: 1 } },
    refused: [{ outcome: 'invalid' }],
  })
  expect(await shelf()).toEqual([])
  const { stdout } = await goods()
  expect(stdout).toMatch(/商品名称 → title/)
  expect(stdout).toMatch(/invalid +1/)
  const tea = (fen: number) => [
    {
      title: '春茶',
      variants: [
        ['一罐', fen, 10],
        ['两罐', 3680, 5],
      ],
    },
  ]
  expect(await shelf()).toEqual(tea(1990))
  await writeFile(join(directory, '商品.csv'), table('18.00'))
  await goods('--only-new')
  expect(await shelf()).toEqual(tea(1990))
  await goods()
  expect(await shelf()).toEqual(tea(1800))
}, 60_000)

test('goods: an unknown tenant, a file that is not there and one that is no table are said plainly', async () => {
  const failing = (...args: string[]) =>
    qunluo('import-goods', ...args).catch((fault: { stderr: string; code: number }) => fault)
  const said = await failing(join(directory, '商品.csv'), '--tenant', 'nowhere')
  expect(said.stderr).toContain('nowhere')
  const missing = await failing(join(directory, '没有.csv'), '--tenant', tenant.slug)
  expect(missing.stderr).toMatch(/^没有这个文件：.*没有\.csv.*\n$/)
  await writeFile(join(directory, 'x.bin'), Buffer.from([0, 0, 1, 2]))
  const { stderr } = await failing(join(directory, 'x.bin'), '--tenant', tenant.slug)
  expect(stderr).toContain('commerce.goods_unreadable')
  expect(stderr.trim().split('\n'), 'a sentence in each language').toHaveLength(2)
}, 60_000)
