import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as identity from '../../identity/contract.ts'
import * as window from '../contract.ts'
import { aTenant, bringsIn, csv, rowsOf, settled, starts, uploads, xlsx, heads, li, wang, type Tenant } from './cast.ts'

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

test('a workbook is read, and the report comes as a workbook with every row as it stood', async () => {
  const title = [['客户名单 2026'], heads, li, wang, ['丙', '', '', '', '', '', '', '', '']]
  const preview = await uploads(tenant.owner, await xlsx(title), '名单.xlsx')
  expect(preview).toMatchObject({ kind: 'xlsx', counts: { rows: 3, created: 2, invalid: 1 } })
  const { id } = await starts(tenant.owner, preview.id)
  const { rawPayload, statusCode, headers } = await tenant.owner.fetches(`/customer-imports/${id}/report?as=xlsx`)
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(rawPayload).buffer)
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
