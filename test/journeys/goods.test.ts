/** An owner fills a shelf from a table, takes it back, gives things pictures, and ships what was ordered from a workbook. */
import excel from 'exceljs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { listProductsEndpoint, showProductEndpoint } from '../../server/modules/commerce/contract.ts'
import { aBuyer, buys, variantOf } from '../../server/modules/commerce/test/cast.ts'
import { aCommunity } from '../../server/modules/community/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()
const refusals = { refused: ['commerce.picture_unreadable'] }

const table = [
  '商品名称,规格,货号,价格（元）,库存,分类',
  '望海白茶,50 克,BC-50,68,40,茶',
  '望海白茶,200 克,BC-200,238,8,茶',
  '东海虾皮,,XP-1,三十二,50,山海食',
  '抄错的茶,,BC-50,1,1,茶',
].join('\n')

test('goods come in by a table, go back, come again, wear a picture and are shipped from a workbook', async () => {
  const founded = await aCommunity(house.world, { cap: 200 })
  const { owner, community } = founded
  const visitor = await house.visitor('desk', { as: owner })
  await bringsGoodsIn(visitor)
  await takesThemBack(visitor)
  await bringsGoodsIn(visitor)
  const [product] = (await owner.asks(listProductsEndpoint, {})).rows
  if (!product) throw new Error('nothing came in')
  await givesPictures(visitor, product.id)
  await owner.asks(showProductEndpoint, { productId: product.id, shown: true })

  const buyer = await aBuyer(house.world, founded)
  const member = await house.visitor('phone', { as: buyer, theme: 'dark' })
  await member.goes(`/c/${community.id}/shop`)
  await member.page.locator('.shelf-picture img.tile').waitFor()
  expect.soft(await member.complaints('goods-shelf-dark')).toEqual([])
  await member.goes(`/c/${community.id}/shop/${product.id}`)
  await member.page.getByRole('img', { name: '一罐白茶' }).waitFor()
  expect.soft(await member.complaints('goods-product-dark')).toEqual([])

  const shop = { ...founded, product, variantId: variantOf(product) }
  const order = await buys(buyer, shop)
  await shipsWorkbook(visitor, order.number)
  const phone = await house.visitor('phone', { as: owner, theme: 'dark' })
  for (const [place, name] of [
    ['/shop/imports', 'goods-imports-phone'],
    [`/shop/products/${product.id}`, 'goods-product-phone'],
    [`/shop/orders?q=${order.number}`, 'goods-orders-phone'],
  ] as const) {
    await phone.goes(`/console${place}`)
    await phone.page.locator('.page-title h1').waitFor()
    expect.soft(await phone.complaints(name)).toEqual([])
    expect.soft([name, await phone.isTooWide()]).toEqual([name, false])
  }
  await phone.page.getByRole('link', { name: order.number }).waitFor()
})

async function chooses(visitor: Visitor, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await visitor.page.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer })
}

async function bringsGoodsIn(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/imports')
  expect.soft(await visitor.complaints('goods-imports')).toEqual([])
  await chooses(visitor, '商品.csv', 'text/csv', Buffer.from(table))
  await page.waitForURL(/shop\/imports\/gim_/)
  await page.getByRole('heading', { name: '导入后会怎样' }).waitFor()
  await page.getByText('金额看不懂，请写成 12.50（价格（元））').waitFor()
  await page.getByText('货号与前面的行相同（第 2 行）').waitFor()
  expect.soft(await visitor.complaints('goods-preview')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '导入 2 行' }))
  await page.getByRole('heading', { name: '导入结果' }).waitFor()
  expect.soft(await visitor.complaints('goods-report')).toEqual([])
}

async function takesThemBack(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.presses(page.getByRole('button', { name: '撤销这次导入' }))
  await visitor.presses(page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }))
  await page.getByText('删除了 1 个新建的商品').waitFor()
  expect.soft(await visitor.complaints('goods-undone')).toEqual([])
}

async function givesPictures(visitor: Visitor, productId: string): Promise<void> {
  const { page } = visitor
  await visitor.goes(`/console/shop/products/${productId}`)
  await page.getByRole('button', { name: '上传图片' }).waitFor()
  const field = page.locator('.pictures input[type=file]')
  await field.setInputFiles({ name: '假的.png', mimeType: 'image/png', buffer: Buffer.from('不是图片') })
  await page.getByText('这个文件不是能打开的图片').waitFor()
  for (const [name, background] of [
    ['一.png', '#4c7a52'],
    ['二.png', '#b98a2f'],
  ] as const) {
    const buffer = await sharp({ create: { width: 900, height: 900, channels: 3, background } })
      .png()
      .toBuffer()
    await field.setInputFiles({ name, mimeType: 'image/png', buffer })
    await page
      .locator('.picture-tile')
      .nth(name === '一.png' ? 0 : 1)
      .waitFor()
  }
  await page.getByLabel('第 2 张图里是什么').fill('一罐白茶')
  await page.getByRole('button', { name: '把第 2 张往前移' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('第 1 张图里是什么').inputValue()).toBe('一罐白茶')
  expect.soft(await visitor.complaints('goods-pictures', refusals)).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByText('已保存').first().waitFor()
}

async function shipsWorkbook(visitor: Visitor, number: string): Promise<void> {
  const { page } = visitor
  const book = new excel.Workbook()
  book.addWorksheet('发货').addRows([
    ['订单编号', '物流公司', '快递单号'],
    [number, '顺丰速运', 'SF1000000001'],
    ['000', '顺丰速运', 'SF1000000002'],
  ])
  await visitor.goes('/console/shop/ship')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await chooses(visitor, '发货.xlsx', type, Buffer.from(await book.xlsx.writeBuffer()))
  await visitor.presses(page.getByRole('button', { name: '发货 2 行' }))
  await page.getByRole('heading', { name: '发货结果' }).waitFor()
  await page.getByText('已发货 1 · 之前已发 0 · 未发货 1').waitFor()
  expect.soft(await visitor.complaints('goods-shipped', refusals)).toEqual([])
}
