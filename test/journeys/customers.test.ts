/** An operator brings the customers of a shop in from a table: look first, then write, look at each row, take it back. */
import { expect, test } from 'vitest'
import { listCustomersEndpoint } from '../../server/modules/customers/contract.ts'
import { bringsIn } from '../../server/modules/customers/test/cast.ts'
import { aPerson, aTenant } from '../../server/modules/identity/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

const table = [
  '姓名,手机号,会员卡,城市,标签,喜欢的花',
  '李小满,138 0013 8001,M001,杭州,"老客户,团长",桂花',
  '王阿德,19512345678,M002,成都,,',
  '何苗,1.38E+10,M003,杭州,新客户,月季',
  '路人,无,,,,',
].join('\n')

test.each(['desk', 'phone'] as const)(
  'a table of customers is looked at, brought in, read row by row and taken back, at the %s',
  async (screen) => {
    const { owner } = await aTenant(house.world)
    await bringsIn(owner, [
      ['姓名', '手机'],
      ['小满', '13800138001'],
    ])
    const operator = await house.visitor(screen, { as: owner })
    const { page } = operator
    await operator.goes('/console/customers')
    await page.getByText('共 1 位客户').waitFor()
    expect.soft(await operator.complaints('customers')).toEqual([])
    await operator.presses(page.getByRole('link', { name: '导入客户' }))
    await drops(operator, '会员.csv', table)

    await page.waitForURL(/customers\/imports\/cim_/)
    await page.getByRole('heading', { name: '导入后会怎样' }).waitFor()
    expect(await figures(operator)).toEqual({
      行数: '4',
      新增: '1',
      已有: '1',
      冲突: '0',
      存疑: '1',
      无法导入: '2',
      跳过: '0',
    })
    await picks(operator, '“会员卡”是什么', '客户编号')
    await expect
      .poll(() => figures(operator), { timeout: 10_000 })
      .toMatchObject({ 新增: '2', 已有: '1', 无法导入: '1' })
    expect.soft(await operator.complaints('customer-preview')).toEqual([])
    expect(await page.getByText('13800138001').count()).toBe(0)

    await page.reload()
    await page.getByRole('heading', { name: '导入后会怎样' }).waitFor()
    expect(await figures(operator)).toMatchObject({ 新增: '2' })
    await operator.presses(page.getByRole('button', { name: '开始导入' }))
    await page.getByRole('heading', { name: '导入结果' }).waitFor()
    await page.getByText('没有手机号、邮箱或编号，认不出是谁').waitFor()
    expect(await figures(operator)).toMatchObject({ 新增: '2', '已有，更新': '1', 无法导入: '1', 存疑: '1' })
    expect.soft(await operator.complaints('customer-report')).toEqual([])
    expect(await operator.isTooWide()).toBe(false)

    await operator.presses(page.getByRole('link', { name: '看这批客户' }))
    await page.getByText('共 3 位客户').waitFor()
    await operator.presses(page.getByRole('link', { name: '小满', exact: true }))
    await page.getByRole('heading', { name: '联系方式与编号' }).waitFor()
    await page.getByText('138****8001').waitFor()
    await operator.presses(page.getByRole('button', { name: '显示完整' }))
    await page.getByText('+8613800138001').waitFor()
    expect.soft(await operator.complaints('customer-card')).toEqual([])
    await page.getByLabel('备注').fill('写到一半')
    await page.reload()
    await page.getByText('已恢复上次没有提交的内容').waitFor()
    expect(await page.getByLabel('备注').inputValue()).toBe('写到一半')

    await operator.presses(page.getByRole('link', { name: '会员.csv' }))
    await operator.presses(page.getByRole('button', { name: '撤销这次导入' }))
    await operator.presses(page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }))
    await page.getByRole('heading', { name: '撤销结果' }).waitFor()
    await page.locator('.page-head').getByText('已撤销').waitFor()
    await page.getByText('已删除').nth(1).waitFor()
    expect.soft(await operator.complaints('customer-undone')).toEqual([])
    const { rows } = await owner.asks(listCustomersEndpoint, {})
    expect(rows.map(({ name, number, city }) => [name, number, city])).toEqual([['小满', '', '']])
  },
)

test('a colleague without such a seat learns whom to ask', async () => {
  const tenant = await aTenant(house.world)
  const colleague = await house.visitor('desk', { as: await aPerson(house.world, tenant, { role: 'staff' }) })
  await colleague.goes('/console/customers')
  await colleague.page.getByText('客户资料只对所有者和管理员开放').waitFor()
  expect(await colleague.complaints('customers-not-mine')).toEqual([])
})

test('a file that is no table is refused with a sentence', async () => {
  const { owner } = await aTenant(house.world)
  const operator = await house.visitor('phone', { as: owner })
  await operator.goes('/console/customers/imports')
  expect.soft(await operator.complaints('customer-imports-empty')).toEqual([])
  await drops(operator, '名单.csv', '甲,13800138001\n乙,13800138002\n')
  await operator.page.getByText('第一行像是数据而不是列名').waitFor()
  expect(await operator.complaints('customer-import-refused')).toEqual([])
})

async function drops({ page }: Visitor, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('把文件拖到这里').click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

async function picks(visitor: Visitor, label: string, choice: string): Promise<void> {
  const { page } = visitor
  await visitor.presses(page.getByLabel(label))
  await visitor.presses(page.locator('.ant-select-item-option', { hasText: choice }).filter({ visible: true }).first())
}

/** The numbers of the first sheet with figures, by their names. */
async function figures({ page }: Visitor): Promise<Record<string, string>> {
  const figure = page.locator('.figures').first().locator('.figure')
  const pairs = await figure.evaluateAll((found) =>
    found.map((each) => [each.querySelector('dt')?.textContent, each.querySelector('dd')?.textContent]),
  )
  return Object.fromEntries(pairs)
}
