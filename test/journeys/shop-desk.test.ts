/** An owner runs a shop: makes a product, ships what was ordered, gives a part back, and finds it all in the books. */
import { expect, test } from 'vitest'
import { listOrdersEndpoint, listProductsEndpoint, type Product } from '../../server/modules/commerce/contract.ts'
import { aBuyer, aProduct, buys, orders, pays, type Shop } from '../../server/modules/commerce/test/cast.ts'
import { aCommunity } from '../../server/modules/community/test/cast.ts'
import { aPerson } from '../../server/modules/identity/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

test.each(['desk', 'phone'] as const)(
  'an owner sells, ships, gives back and reads the books, at the %s',
  async (screen) => {
    const founded = await aCommunity(house.world, { cap: 2000 })
    const { owner } = founded
    const visitor = await house.visitor(screen, { as: owner })
    const product = await makesTea(visitor, async () => (await owner.asks(listProductsEndpoint, {})).rows[0] as Product)
    const shop: Shop = { ...founded, product, variantId: product.variants[0]!.id }
    const buyer = await aBuyer(house.world, shop)
    const first = await buys(buyer, shop, { quantity: 3 })
    const second = await buys(buyer, shop, { quantity: 2, variantId: product.variants[1]!.id })

    await shipsInTwoParcels(visitor, first.number)
    await givesApartBack(visitor, second.number)
    await shipsASheet(visitor, second.number)
    await readsTheBooks(visitor)

    const odd = await orders(buyer, shop)
    await pays(buyer, odd, 'pay_short')
    await looksAfterWhatIsOdd(visitor)
    const { rows } = await owner.asks(listOrdersEndpoint, {})
    expect(rows.map(({ state, refundedFen, attention }) => [state, refundedFen, attention])).toEqual([
      ['unpaid', 0, null],
      ['shipped', 1234, null],
      ['shipped', 0, null],
    ])
  },
)

async function makesTea(visitor: Visitor, read: () => Promise<Product>): Promise<Product> {
  const { page } = visitor
  await visitor.goes('/console/shop/products')
  expect.soft(await visitor.complaints('shop-products-empty')).toEqual([])
  await visitor.presses(page.getByRole('link', { name: '新建商品' }).last())
  await page.getByLabel('名称').fill('云岭岩茶')
  await page.getByLabel('规格名').fill('小罐')
  await page.getByLabel('价格（元）').fill('68.075')
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByText('请填写金额，最多两位小数').waitFor()
  await page.getByLabel('价格（元）').fill('68.07')
  await page.getByLabel('库存').fill('20')
  await visitor.presses(page.getByRole('button', { name: '添加规格' }))
  await page.getByLabel('规格名').nth(1).fill('大罐')
  await page.getByLabel('价格（元）').nth(1).fill('128')
  await page.reload()
  await page.getByText('已恢复上次没有提交的内容').waitFor()
  expect(await page.getByLabel('规格名').nth(1).inputValue()).toBe('大罐')
  expect.soft(await visitor.complaints('shop-product-new')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByRole('heading', { name: '云岭岩茶' }).waitFor()
  await page.getByText('剩 20 件').waitFor()
  await visitor.presses(page.getByRole('button', { name: '上架' }))
  await page.getByText('“云岭岩茶”已上架').waitFor()
  expect.soft(await visitor.complaints('shop-product')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  const product = await read()
  expect(product.variants.map(({ priceFen, left }) => [priceFen, left])).toEqual([
    [6807, 20],
    [12_800, null],
  ])
  return product
}

async function shipsInTwoParcels(visitor: Visitor, number: string): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/orders?state=toShip')
  expect.soft(await visitor.complaints('shop-orders')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  await visitor.presses(page.getByRole('link', { name: number }))
  await page.getByRole('heading', { name: `订单 ${number}` }).waitFor()
  for (const [pieces, tracking] of [
    ['1', 'SF1000000001'],
    ['2', 'SF1000000002'],
  ] as const) {
    await visitor.presses(page.getByRole('button', { name: '发货' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('快递公司').fill('顺丰速运')
    await dialog.getByLabel('运单号').fill(tracking)
    await dialog.getByLabel('云岭岩茶 的件数').fill(pieces)
    await dialog.getByLabel('运单号').focus()
    if (pieces === '1') expect.soft(await visitor.complaints('shop-ship')).toEqual([])
    await visitor.presses(dialog.getByRole('button', { name: '发货' }))
    await page.getByText(tracking).first().waitFor()
    await dialog.waitFor({ state: 'hidden' })
  }
  await page.locator('.page-head').getByText('已发货', { exact: true }).waitFor()
  expect.soft(await visitor.complaints('shop-order-shipped')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
}

async function shipsASheet(visitor: Visitor, number: string): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/ship')
  const parcel = `${number}\t中通快递\tZT200000001`
  await page
    .getByLabel('订单号、快递公司、运单号')
    .fill(`订单号\t快递公司\t单号\n${parcel}\n000\t中通快递\tZT200000002`)
  await page.getByRole('heading', { name: '将要发货' }).waitFor()
  await visitor.presses(page.getByRole('button', { name: '发货 2 行' }))
  await page.getByText('没有这个订单号').waitFor()
  await page.getByText('已发货 1 · 之前已发 0 · 未发货 1').waitFor()
  expect.soft(await visitor.complaints('shop-ship-many')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
}

async function givesApartBack(visitor: Visitor, number: string): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/orders')
  await page.getByLabel('搜索订单号、商品').fill(number)
  await page.waitForURL(/q=/)
  await visitor.presses(page.getByRole('link', { name: number }))
  await visitor.presses(page.locator('.page-head').getByRole('button', { name: '退款' }))
  const dialog = page.getByRole('dialog')
  await visitor.presses(dialog.getByText('部分退款'))
  await dialog.getByLabel('退款金额（元）').fill('256.01')
  await dialog.getByLabel('原因').fill('茶罐磕碰，补偿一部分')
  await dialog.getByText('最多可退 ¥256.00').waitFor()
  await dialog.getByLabel('退款金额（元）').fill('12.34')
  expect.soft(await visitor.complaints('shop-refund')).toEqual([])
  await visitor.presses(dialog.getByRole('button', { name: '退款' }))
  await page.getByRole('heading', { name: '退款', exact: true }).waitFor()
  await page.getByText('茶罐磕碰').first().waitFor()
  await page.getByText('已到账').waitFor()
}

async function readsTheBooks(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/ledger')
  await visitor.presses(page.getByRole('button', { name: '立即核对' }))
  await page.getByText('一致').first().waitFor()
  expect.soft(await visitor.complaints('shop-ledger')).toEqual([])
  await visitor.presses(page.getByRole('link', { name: '预收货款' }))
  await visitor.presses(page.locator('.line').getByRole('link', { name: '预收货款' }))
  await page.getByText('-¥12.34').waitFor()
  expect.soft(await visitor.complaints('shop-statement')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
}

async function looksAfterWhatIsOdd(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/attention')
  await page.getByText('付款金额和订单不符').waitFor()
  expect.soft(await visitor.complaints('shop-attention')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  const orderLine = page.locator('.line', { hasText: '付款金额和订单不符' })
  await visitor.presses(orderLine.getByRole('button', { name: '标记已处理' }))
  await page.getByRole('dialog').getByLabel('原因').fill('联系过买家，会重新付款')
  await visitor.presses(page.getByRole('dialog').getByRole('button', { name: '标记已处理' }))
  await orderLine.waitFor({ state: 'detached' })
}

test('what somebody else changed meanwhile is told, and nothing that was typed is lost', async () => {
  const { owner } = await aCommunity(house.world)
  const product = await aProduct({ owner })
  const visitor = await house.visitor('desk', { as: owner })
  const { page } = visitor
  await visitor.goes(`/console/shop/products/${product.id}`)
  await page.getByLabel('名称').fill('我写的名字')
  const other = await house.visitor('desk', { as: owner })
  await other.goes(`/console/shop/products/${product.id}`)
  await other.page.getByLabel('名称').fill('别人写的名字')
  await other.presses(other.page.getByRole('button', { name: '保存' }))
  await other.page.getByRole('heading', { name: '别人写的名字' }).waitFor()
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByText('别人刚刚改过“别人写的名字”').waitFor()
  expect(await page.getByLabel('名称').inputValue()).toBe('我写的名字')
  expect.soft(await visitor.complaints('shop-overtaken', { refused: ['commerce.version_changed'] })).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '用我填写的覆盖' }))
  await page.getByRole('heading', { name: '我写的名字' }).waitFor()
})

test('a colleague ships and counts, but money is for owners and admins', async () => {
  const founded = await aCommunity(house.world)
  const colleague = await house.visitor('phone', {
    as: await aPerson(house.world, founded.tenant, { role: 'staff' }),
    language: 'en',
    theme: 'dark',
  })
  await colleague.goes('/console/shop/ledger')
  await colleague.page.getByText('This is for owners and admins').waitFor()
  expect.soft(await colleague.complaints('shop-not-mine')).toEqual([])
  await colleague.goes('/console/shop/orders')
  expect(await colleague.page.getByRole('link', { name: 'Payments' }).count()).toBe(0)
})
