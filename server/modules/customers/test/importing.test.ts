import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as identity from '../../identity/contract.ts'
import { keepIdentity, linkSealedIdentities } from '../../identity/index.ts'
import { aPerson } from '../../identity/test/cast.ts'
import * as window from '../contract.ts'
import { reviveCustomerImports } from '../jobs/imports.ts'
import { noteImport } from '../operations/import/note-import.ts'
import { takeOver } from '../operations/import/take-over.ts'
import {
  aTenant,
  bringsIn,
  csv,
  customersOf,
  portrait,
  rowsOf,
  settled,
  starts,
  undoes,
  uploads,
  heads,
  li,
  wang,
  type Tenant,
} from './cast.ts'

let world: World
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  await world.work()
})
beforeEach(async () => {
  world.pass(3_700_000)
  tenant = await aTenant(world)
})
afterAll(() => world.close())

const reveal = (id: window.CustomerId) => tenant.owner.asks(window.revealCustomerEndpoint, { customerId: id })

test('a table is recognised and foreseen, and nobody is written yet', async () => {
  const preview = await uploads(tenant.owner, csv([heads, li, wang]))
  expect(preview).toMatchObject({
    state: 'preview',
    kind: 'csv',
    encoding: 'utf-8',
    remembered: false,
    counts: { rows: 2, created: 2, matched: 0, conflict: 0, invalid: 0, doubtful: 0 },
  })
  expect(preview.mapping.map(({ target }) => target)).toEqual([
    'name',
    'phone',
    'unionid',
    'number',
    'city',
    'birthday',
    'tags',
    'notes',
    'attribute',
  ])
  expect(JSON.stringify(preview)).not.toMatch(/138 ?0013|19512345678|oUnion_0001/)
  expect(preview.sample[0]?.cells[1]).toBe('138****8001')
  expect(await customersOf(tenant.owner)).toEqual([])
})

test('customers come in with everything their row tells, phones and ids sealed', async () => {
  const done = await bringsIn(tenant.owner, [heads, li, wang])
  expect(done).toMatchObject({ state: 'done', report: { created: 2, updated: 0, conflict: 0 } })
  const [, first] = (await customersOf(tenant.owner)).toSorted((a, b) => b.name.localeCompare(a.name, 'zh'))
  expect(first).toMatchObject({ name: '李小满', number: 'M001', city: '杭州', tags: ['老客户', '团长'] })
  expect(first?.knownBy).toContainEqual({ kind: 'phone', text: '138****8001' })
  const card = await tenant.owner.asks(window.readCustomerEndpoint, { customerId: first!.id })
  expect(card).toMatchObject({
    birthday: '1990-05-06',
    notes: '爱喝茶',
    attributes: [{ label: '喜欢的花', value: '桂花' }],
  })
  expect((await reveal(first!.id)).knownBy).toContainEqual({ kind: 'phone', text: '+8613800138001' })
  const [wangs] = await customersOf(tenant.owner, { q: 'M002' })
  expect(await tenant.owner.asks(window.readCustomerEndpoint, { customerId: wangs!.id })).toMatchObject({
    birthday: '--05-06',
  })
})

test('customers are found by name, number, tag, city, whole phone and its last four digits', async () => {
  await bringsIn(tenant.owner, [heads, li, wang])
  const names = async (more: object) => (await customersOf(tenant.owner, more)).map(({ name }) => name)
  expect(await names({ q: '小满' })).toEqual(['李小满'])
  expect(await names({ q: 'm002' })).toEqual(['王阿德'])
  expect(await names({ q: '5678' })).toEqual(['王阿德'])
  expect(await names({ q: '+86 138-0013-8001' })).toEqual(['李小满'])
  expect(await names({ q: 'oUnion_0001' })).toEqual(['李小满'])
  expect(await names({ q: '%' })).toEqual([])
  expect(await names({ tag: '团长' })).toEqual(['李小满'])
  expect(await names({ city: '成都' })).toEqual(['王阿德'])
})

test('the same file again adds and changes nothing', async () => {
  await bringsIn(tenant.owner, [heads, li, wang])
  const before = await portrait(world, tenant)
  expect((await bringsIn(tenant.owner, [heads, li, wang])).report).toMatchObject({ created: 0, updated: 0, matched: 2 })
  expect(await portrait(world, tenant)).toEqual(before)
})

test('one person twice in a file is one customer, who learns from both rows', async () => {
  const rows = [heads, li, ['', '13800138001', '', '', '', '', '新标签', '', '']]
  const { counts } = await uploads(tenant.owner, csv(rows))
  expect(counts).toMatchObject({ created: 1, matched: 1 })
  const done = await bringsIn(tenant.owner, rows)
  expect(done.report).toMatchObject({ created: 1, updated: 1 })
  expect((await rowsOf(tenant.owner, done.id))[1]?.reasons).toContainEqual({
    code: 'same_as_row',
    column: null,
    row: 2,
  })
  expect((await customersOf(tenant.owner))[0]?.tags).toEqual(['老客户', '团长', '新标签'])
})

test('a phone of one and an id of another is a conflict: told, and neither is changed', async () => {
  await bringsIn(tenant.owner, [heads, li, wang])
  const before = await portrait(world, tenant)
  const mixed = ['谁', '13800138001', 'oUnion_0002', '', '广州', '', '', '', '']
  expect((await uploads(tenant.owner, csv([heads, mixed]))).counts).toMatchObject({ conflict: 1, created: 0 })
  const done = await bringsIn(tenant.owner, [heads, mixed])
  expect(done.report).toMatchObject({ conflict: 1, updated: 0 })
  const [row] = await rowsOf(tenant.owner, done.id)
  expect(row).toMatchObject({ outcome: 'conflict', customerId: null, reasons: [{ code: 'meets_several' }] })
  expect(await portrait(world, tenant)).toEqual(before)
})

test('rows of one file that would join two new customers are a conflict as well', async () => {
  const rows = [heads, li, wang, ['谁', '13800138001', 'oUnion_0002', '', '', '', '', '', '']]
  expect((await uploads(tenant.owner, csv(rows))).counts).toMatchObject({ created: 2, conflict: 1 })
  expect((await bringsIn(tenant.owner, rows)).report).toMatchObject({ created: 2, conflict: 1 })
})

test('somebody with an account of that phone or e-mail is attached, and keeps their own name', async () => {
  const member = await aPerson(world, tenant, { name: '小满本人', address: '+8613800138001' })
  const done = await bringsIn(tenant.owner, [heads, li])
  expect(done.report).toMatchObject({ created: 0, updated: 1 })
  const [customer] = await customersOf(tenant.owner)
  expect(customer).toMatchObject({ personId: member.id, name: '李小满' })
  expect((await member.asks(identity.readMeEndpoint, {})).person.name).toBe('小满本人')
  await undoes(tenant.owner, done.id)
  expect(await customersOf(tenant.owner)).toEqual([])
  expect((await member.asks(identity.readMeEndpoint, {})).account?.address).toBe('138****8001')
})

test('gaps are filled and what is known stays, unless the table is to win', async () => {
  await bringsIn(tenant.owner, [
    ['姓名', '手机'],
    ['旧名', '13800138001'],
  ])
  const other = [
    ['姓名', '手机', '城市'],
    ['新名', '13800138001', '苏州'],
  ]
  const filled = await bringsIn(tenant.owner, other)
  expect((await customersOf(tenant.owner))[0]).toMatchObject({ name: '旧名', city: '苏州' })
  expect((await rowsOf(tenant.owner, filled.id))[0]).toMatchObject({
    outcome: 'updated',
    fields: ['city'],
    reasons: [{ code: 'kept_as_known', column: 'name' }],
  })
  await bringsIn(tenant.owner, other, { overwrite: true })
  expect((await customersOf(tenant.owner))[0]).toMatchObject({ name: '新名' })
})

test('an import that is killed between batches goes on where it stood, each row once', async () => {
  const rows = [
    ['姓名', '手机'],
    ...Array.from({ length: 1700 }, (_, at) => [`客${at}`, `139${String(at).padStart(8, '0')}`]),
  ]
  const { id } = await uploads(tenant.owner, csv(rows))
  const stopped = new AbortController()
  stopped.abort()
  await tenant.owner.asks(window.startCustomerImportEndpoint, { importId: id })
  await Promise.all([
    takeOver(world.ground, tenant.id, id, stopped.signal),
    takeOver(world.ground, tenant.id, id, new AbortController().signal),
    settled(tenant.owner, id),
  ])
  expect(await settled(tenant.owner, id)).toMatchObject({
    state: 'done',
    report: { created: 1700 },
    progress: { taken: 1700 },
  })
  expect((await tenant.owner.asks(window.listCustomersEndpoint, { limit: 1 })).total).toBe(1700)
}, 60_000)

test('two imports at once that name the same people make nobody twice', async () => {
  const people = Array.from({ length: 900 }, (_, at) => [`客${at}`, `137${String(at).padStart(8, '0')}`])
  const [one, two] = await Promise.all([
    uploads(tenant.owner, csv([['姓名', '手机'], ...people])),
    uploads(tenant.owner, csv([['姓名', '手机'], ...people.toReversed()])),
  ])
  const all = await Promise.all([starts(tenant.owner, one.id), starts(tenant.owner, two.id)])
  expect(all.map(({ state }) => state)).toEqual(['done', 'done'])
  expect(all.reduce((sum, { report }) => sum + (report?.created ?? 0), 0)).toBe(900)
  expect((await tenant.owner.asks(window.listCustomersEndpoint, { limit: 1 })).total).toBe(900)
}, 60_000)

test('somebody who signs up between looking and writing is met when the batch looks again', async () => {
  const { id } = await uploads(tenant.owner, csv([heads, li]))
  const phone = { kind: 'phone', text: '+8613800138001' } as const
  const member = await aPerson(world, tenant, { name: '小满' })
  // Holds the fingerprint until the import waits for it.
  const signingUp = world.within(tenant.id, async (ctx) => {
    await linkSealedIdentities(ctx, [{ ...keepIdentity(ctx, phone), personId: member.id }])
    await tenant.owner.asks(window.startCustomerImportEndpoint, { importId: id })
    await new Promise((wake) => setTimeout(wake, 500))
  })
  await signingUp
  expect((await settled(tenant.owner, id)).report).toMatchObject({ created: 0, updated: 1 })
  expect((await customersOf(tenant.owner))[0]?.personId).toBe(member.id)
})

test('an import whose worker died is taken up again', async () => {
  const { id } = await uploads(tenant.owner, csv([heads, li, wang]))
  await world.within(tenant.id, (ctx) => noteImport(ctx, id, { state: 'running' }))
  world.pass(60_000)
  await world.within(tenant.id, reviveCustomerImports.does)
  expect(await settled(tenant.owner, id)).toMatchObject({ state: 'done', report: { created: 2 } })
})
