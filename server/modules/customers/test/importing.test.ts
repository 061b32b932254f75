import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { aPerson, openPostOffice, type PostOffice } from '../../identity/test/cast.ts'
import * as identity from '../../identity/contract.ts'
import * as window from '../contract.ts'
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
  type Tenant,
  undoes,
  uploads,
  xlsx,
} from './cast.ts'

let world: World
let office: PostOffice
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  office = openPostOffice(world)
  await world.work()
})
beforeEach(async () => {
  world.pass(3_700_000)
  tenant = await aTenant(world)
})
afterAll(() => world.close())

const heads = ['客户姓名', '手机号', '微信unionid', '会员编号', '城市', '生日', '标签', '备注', '喜欢的花']
const li = ['李小满', '138 0013 8001', 'oUnion_0001', 'M001', '杭州', '1990/5/6', '老客户,团长', '爱喝茶', '桂花']
const wang = ['王阿德', '19512345678', 'oUnion_0002', 'M002', '成都', '5月6日', '', '', '']
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

test('what cannot be read is left out and told; a row by which nobody is known is not taken', async () => {
  const done = await bringsIn(tenant.owner, [
    ['姓名', '手机', '生日', 'QQ', '邮箱'],
    ['甲', '1.38E+10', '', '12345678', ''],
    ['乙', '010-8888', '二月三十', '', 'yi@example.com'],
    ['丙', '无', '', '', ''],
    ['', '', '', '', ''],
    ['丁', '13800138005/13800138006', '', '', ''],
  ])
  expect(done.report).toMatchObject({ created: 3, invalid: 1, doubtful: 2, skipped: 1 })
  const rows = await rowsOf(tenant.owner, done.id)
  expect(rows.map(({ row, outcome, reasons }) => [row, outcome, reasons.map(({ code }) => code)])).toEqual([
    [2, 'created', ['digits_lost']],
    [3, 'created', ['phone_unreadable', 'birthday_unreadable']],
    [4, 'invalid', ['nothing_known_by']],
    [5, 'skipped', ['empty_row']],
    [6, 'created', []],
  ])
  expect(rows[1]?.cells).toEqual(['乙', '010****8888', '二月三十', '', 'yi***@example.com'])
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

test('what the columns were said to mean is proposed again for the same set of headings', async () => {
  const rows = [
    ['称呼', '电话一', 'x'],
    ['甲', '13800138001', 'V9'],
  ]
  const first = await uploads(tenant.owner, csv(rows))
  expect(first.mapping.map(({ target }) => target)).toEqual(['attribute', 'attribute', 'attribute'])
  const none = await tenant.owner.tries(window.startCustomerImportEndpoint, { importId: first.id })
  expect(none.problem?.code).toBe('customers.nothing_to_know_by')
  const mapping = [
    { heading: '称呼', target: 'name' as const },
    { heading: '电话一', target: 'phone' as const },
    { heading: 'x', target: 'ignore' as const },
  ]
  await tenant.owner.asks(window.adjustCustomerImportEndpoint, { importId: first.id, mapping })
  expect((await settled(tenant.owner, first.id)).counts).toMatchObject({ created: 1 })
  const turned = rows.map(([a, b, c]) => [c, b, a] as string[])
  const again = await uploads(tenant.owner, csv(turned))
  expect(again.remembered).toBe(true)
  expect(again.mapping.map(({ target }) => target)).toEqual(['ignore', 'phone', 'name'])
  const other = await tenant.owner.tries(window.adjustCustomerImportEndpoint, {
    importId: again.id,
    mapping: mapping.slice(1),
  })
  expect(other.problem?.code).toBe('customers.mapping_mismatch')
})

test('an import is taken back: who it made goes, what it changed is as before, done twice nothing more', async () => {
  await bringsIn(tenant.owner, [
    ['姓名', '手机', '标签'],
    ['旧名', '13800138001', '老'],
  ])
  const before = await portrait(world, tenant)
  const done = await bringsIn(tenant.owner, [heads, li, wang], { overwrite: true })
  expect(await portrait(world, tenant)).not.toEqual(before)
  const undone = await undoes(tenant.owner, done.id)
  expect(undone).toMatchObject({ state: 'undone', undone: { removed: 1, restored: 1, kept: 0 } })
  expect(await portrait(world, tenant)).toEqual(before)
  expect(await undoes(tenant.owner, done.id)).toMatchObject({ undone: { removed: 1, restored: 1, kept: 0 } })
  const refused = await tenant.owner.tries(window.startCustomerImportEndpoint, { importId: done.id })
  expect(refused.problem?.code).toBe('customers.import_not_ready')
})

test('what somebody changed since is kept, and the report says so', async () => {
  await bringsIn(tenant.owner, [
    ['姓名', '手机'],
    ['旧名', '13800138001'],
  ])
  const done = await bringsIn(tenant.owner, [heads, li, wang])
  const [old] = await customersOf(tenant.owner, { q: '旧名' })
  const [fresh] = await customersOf(tenant.owner, { q: '王阿德' })
  await tenant.owner.asks(window.changeCustomerEndpoint, { customerId: old!.id, city: '绍兴' })
  await tenant.owner.asks(window.changeCustomerEndpoint, { customerId: fresh!.id, notes: '重要' })
  expect((await undoes(tenant.owner, done.id)).undone).toEqual({ removed: 0, restored: 0, kept: 2 })
  const rows = await rowsOf(tenant.owner, done.id)
  expect(rows.map(({ undone, undoReasons }) => [undone, undoReasons])).toEqual([
    ['kept', ['changed_since']],
    ['kept', ['changed_since']],
  ])
  const [still] = await customersOf(tenant.owner, { q: '旧名' })
  expect(still).toMatchObject({ city: '绍兴', tags: [], number: '' })
  expect(await customersOf(tenant.owner, { q: '王阿德' })).toHaveLength(1)
})

// A phone may be known in several tenants, each of which would write a letter: here it is known in one.
const withPhone = ([name = '', , ...rest]: readonly string[], phone: string) => [name, phone, ...rest]

test('a customer who asks for a link to their phone becomes that person, and stays when the import is taken back', async () => {
  const done = await bringsIn(tenant.owner, [heads, withPhone(li, '13810138101')])
  const [customer] = await customersOf(tenant.owner)
  await world.caller().asks(identity.requestSignInLinkEndpoint, { address: '13810138101' })
  const letter = await office.opens()
  expect(letter).toMatchObject({ to: '+8613810138101', purpose: 'sign_in' })
  const me = await world.caller().asks(identity.redeemSignInLinkEndpoint, { token: letter.token })
  expect(me).toMatchObject({ person: { id: customer!.personId }, account: { address: '138****8101' } })
  expect((await undoes(tenant.owner, done.id)).undone).toEqual({ removed: 1, restored: 0, kept: 0 })
  expect((await rowsOf(tenant.owner, done.id))[0]?.undoReasons).toEqual(['other_life'])
  await world.caller().asks(identity.requestSignInLinkEndpoint, { address: '13810138101' })
  const again = await world.caller().asks(identity.redeemSignInLinkEndpoint, { token: (await office.opens()).token })
  expect(again.person.id).toBe(customer!.personId)
})

test('a member who joined by name alone and then adds the phone of a customer is that customer', async () => {
  await bringsIn(tenant.owner, [heads, withPhone(li, '13800138102')])
  const member = await aPerson(world, tenant, { name: '小满' })
  await member.asks(identity.bindAddressEndpoint, { address: '13800138102' })
  await world.caller().asks(identity.redeemSignInLinkEndpoint, { token: (await office.opens()).token })
  await expect.poll(async () => (await customersOf(tenant.owner))[0]?.personId, { timeout: 5000 }).toBe(member.id)
  const [customer] = await customersOf(tenant.owner)
  expect(customer?.knownBy.map(({ kind }) => kind).sort()).toEqual(['phone', 'unionid'])
  expect((await bringsIn(tenant.owner, [heads, withPhone(li, '13800138102')])).report).toMatchObject({
    created: 0,
    matched: 1,
  })
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

test('a stopped import is resumed, one that has not begun is discarded', async () => {
  const { id } = await uploads(tenant.owner, csv([heads, li]))
  expect((await tenant.owner.asks(window.stopCustomerImportEndpoint, { importId: id })).state).toBe('discarded')
  const again = await tenant.owner.tries(window.startCustomerImportEndpoint, { importId: id })
  expect(again.problem?.code).toBe('customers.import_not_ready')
  await expect.poll(() => filesOf(id), { timeout: 5000 }).toBeNull()
})

const filesOf = (id: window.CustomerImportId) =>
  world.within(tenant.id, async (ctx) => {
    const { rows } = await (await import('kysely')).sql<{ file_key: string | null }>`
      select file_key from customers.imports where id = ${id}`.execute(ctx.tables())
    return rows[0]?.file_key
  })

test('a workbook is read, and the report comes as a workbook with every row as it stood', async () => {
  const title = [['客户名单 2026'], heads, li, wang, ['丙', '', '', '', '', '', '', '', '']]
  const preview = await uploads(tenant.owner, await xlsx(title), '名单.xlsx')
  expect(preview).toMatchObject({ kind: 'xlsx', counts: { rows: 3, created: 2, invalid: 1 } })
  const { id } = await starts(tenant.owner, preview.id)
  const { rawPayload, statusCode, headers } = await tenant.owner.fetches(`/customer-imports/${id}/report?as=xlsx`)
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(rawPayload as never)
  const sheet = book.worksheets[0]!
  expect(sheet.rowCount).toBe(4)
  expect(sheet.getRow(2).values).toEqual(expect.arrayContaining(['3', '新增', '138 0013 8001']))
  const text = await tenant.owner.fetches(`/customer-imports/${id}/report?as=csv`)
  expect(text.payload).toContain('没有手机号、邮箱或编号')
  const { rows } = await tenant.owner.asks(identity.listAuditEndpoint, { action: 'customers.fetch_report' })
  expect(rows).toHaveLength(2)
})

test('a table of a Chinese Windows is read', async () => {
  // 姓名,手机\n张三,13800138009 in GB18030
  const bytes = Buffer.from('d0d5c3fb2ccad6bbfa0ad5c5c8fd2c31333830303133383030390a', 'hex')
  const preview = await uploads(tenant.owner, bytes)
  expect(preview).toMatchObject({ encoding: 'gb18030', counts: { created: 1 } })
  expect(preview.sample[0]?.cells[0]).toBe('张三')
})

test.each([
  ['customers.sheet_empty', Buffer.from('姓名,手机\n').subarray(0, 0)],
  ['customers.headings_missing', Buffer.from('甲,13800138001\n乙,13800138002\n')],
  ['customers.sheet_unreadable', Buffer.from([0, 1, 2, 3, 0, 0, 0, 9])],
  ['customers.sheet_unreadable', Buffer.from('PK\u0003\u0004 no workbook')],
])('a file that is no table is refused with a sentence: %s', async (code, content) => {
  const refused = await uploads(tenant.owner, content)
  expect(refused).toMatchObject({ state: 'refused', refusal: { code, zh: expect.any(String) } })
})

test('only owners and admins see customers; what was done and shown stands in the log without any phone', async () => {
  const staff = await aPerson(world, tenant, { role: 'staff' })
  const admin = await aPerson(world, tenant, { role: 'admin' })
  const done = await bringsIn(admin, [heads, li])
  const [customer] = await customersOf(admin)
  for (const [endpoint, input] of [
    [window.listCustomersEndpoint, {}],
    [window.readCustomerEndpoint, { customerId: customer!.id }],
    [window.revealCustomerEndpoint, { customerId: customer!.id }],
    [window.listCustomerImportsEndpoint, {}],
    [window.readCustomerImportEndpoint, { importId: done.id }],
    [window.undoCustomerImportEndpoint, { importId: done.id }],
  ] as [Endpoint, object][])
    expect((await staff.tries(endpoint, input as never)).problem?.code).toBe('kernel.not_allowed')
  await admin.asks(window.revealCustomerEndpoint, { customerId: customer!.id })
  await undoes(admin, done.id)
  const { rows } = await tenant.owner.asks(identity.listAuditEndpoint, { by: admin.id })
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'customers.upload_import',
      'customers.start_import',
      'customers.reveal_customer',
      'customers.undo_import',
    ]),
  )
  expect(JSON.stringify(rows)).not.toContain('13800138001')
})

test('nothing readable of a phone or id lies in the database', async () => {
  await bringsIn(tenant.owner, [heads, li, wang])
  const { sql } = await import('kysely')
  const tables = [
    'identity.sealed_identities',
    'customers.customers',
    'customers.attributes',
    'customers.imports',
    'customers.import_rows',
  ]
  for (const table of tables) {
    const { rows } = await world.within(tenant.id, (ctx) =>
      sql<{ line: string }>`select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(ctx.tables()),
    )
    expect(rows.map(({ line }) => line).join('\n')).not.toMatch(/138 ?0013 ?8001|19512345678|oUnion_000/)
  }
})
