/** A member applies to promote, brings a buyer by link, earns, asks for a payout; the owner reviews and pays. */
import { expect, test } from 'vitest'
import { confirmReceiptEndpoint, shipOrderEndpoint } from '../../server/modules/commerce/contract.ts'
import { finishOrders } from '../../server/modules/commerce/operations/finish-orders.ts'
import { aBuyer, aShop, buys, type Shop } from '../../server/modules/commerce/test/cast.ts'
import { listBindingsEndpoint } from '../../server/modules/distribution/contract.ts'
import { followOrder } from '../../server/modules/distribution/operations/follow-order.ts'
import type { Someone } from '../../server/modules/identity/test/cast.ts'
import { openWorld } from '../world.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse(() => openWorld({ at: '2026-11-22T02:00:00Z' }))
const day = 86_400_000

test('a member promotes on the phone and is paid from the desk; every number is refused where it is typed', async () => {
  const shop = await aShop(house.world, { priceFen: 10_000 })
  const owner = await house.visitor('desk', { as: shop.owner })
  const who = await aBuyer(house.world, shop, '推推')
  const member = await house.visitor('phone', { as: who, theme: 'dark' })
  await setsTheRules(owner)
  await applies(member)
  await approves(owner)
  const address = await readsTheLink(member)
  const buyer = await aBuyer(house.world, shop, '何苗')
  await comesByLink(await house.visitor('phone', { as: buyer }), address, shop)
  await sells(shop, buyer)
  await withdraws(member)
  await pays(owner)
  const { rows } = await shop.owner.asks(listBindingsEndpoint, {})
  expect(rows.map(({ person, promoter }) => [person.name, promoter.name])).toEqual([['何苗', '推推']])
})

async function setsTheRules(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/distribution')
  await visitor.presses(page.getByText('两级', { exact: true }))
  await page.getByLabel('一级比例').fill('25')
  await page.getByLabel('二级比例').fill('8')
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByText('一级与二级相加是 33%，超过了 30% 的上限').waitFor()
  expect.soft(await visitor.complaints('distribution-rules')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  await visitor.presses(page.getByText('一级（推荐）'))
  await page.getByLabel('一级比例').fill('10')
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByText('已保存').first().waitFor()
  await visitor.presses(page.getByRole('button', { name: '开启分销' }))
  await page.getByText('分销已开启').waitFor()
}

async function applies(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/me/promoter')
  await page.getByText('你得实付商品金额的 10.0%').waitFor()
  expect.soft(await visitor.complaints('promoter-apply')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '申请成为推广员' }))
  await page.getByText('等商家审核').first().waitFor()
}

async function approves(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/distribution?tab=promoters')
  expect.soft(await visitor.complaints('distribution-promoters')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '通过 推推' }))
  await page.getByText('推广中', { exact: true }).waitFor()
}

async function readsTheLink(visitor: Visitor): Promise<string> {
  const { page } = visitor
  await visitor.goes('/me/promoter')
  const address = await page.locator('.invite-address').textContent()
  expect.soft(await visitor.complaints('promoter-link')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  await visitor.presses(page.getByRole('button', { name: '海报' }))
  await page.getByRole('link', { name: '保存图片' }).waitFor()
  expect.soft(await visitor.complaints('promoter-poster')).toEqual([])
  return address ?? ''
}

async function comesByLink(visitor: Visitor, address: string, shop: Shop): Promise<void> {
  const { pathname, search } = new URL(address)
  await visitor.goes(pathname + search)
  const followed = visitor.page.waitForResponse((response) => response.url().includes('/follow'))
  await visitor.goes(`/c/${shop.community.id}/shop`)
  expect((await followed).status()).toBe(200)
}

async function sells(shop: Shop, buyer: Someone): Promise<void> {
  const { id } = await buys(buyer, shop)
  const follow = () => house.world.within(shop.tenant.id, (ctx) => followOrder(ctx, id))
  await follow()
  await shop.owner.asks(shipOrderEndpoint, { orderId: id, carrier: '顺丰', tracking: 'SF0001' })
  await buyer.asks(confirmReceiptEndpoint, { orderId: id })
  await follow()
  house.world.pass(7 * day + 1000)
  await house.world.within(shop.tenant.id, finishOrders)
  await follow()
}

async function withdraws(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/me/promoter')
  await page.getByText('¥10.00').first().waitFor()
  await visitor.presses(page.getByRole('button', { name: '提现', exact: true }).first())
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(/提现金额/).fill('10.01')
  await visitor.presses(sheet.getByRole('button', { name: '申请提现' }))
  await sheet.getByText('最多可提 ¥10.00').waitFor()
  expect.soft(await visitor.complaints('promoter-withdraw')).toEqual([])
  await sheet.getByLabel(/提现金额/).fill('8')
  await visitor.presses(sheet.getByRole('button', { name: '申请提现' }))
  await sheet.waitFor({ state: 'hidden' })
  await visitor.presses(page.getByRole('button', { name: '对账单' }))
  await page.getByText('-¥8.00').waitFor()
  expect.soft(await visitor.complaints('promoter-statement')).toEqual([])
}

async function pays(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/distribution?tab=withdrawals')
  expect.soft(await visitor.complaints('distribution-withdrawals')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  await visitor.presses(page.getByRole('button', { name: '通过 推推 的提现', exact: true }))
  await visitor.presses(page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }))
  await visitor.presses(page.getByRole('button', { name: '登记 推推 的打款' }))
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('打款凭证号').fill('网银 20261129-01')
  await visitor.presses(dialog.getByRole('button', { name: '登记打款' }))
  await page.getByText('已打款', { exact: true }).waitFor()
  await visitor.goes('/console/shop/distribution?tab=commissions')
  expect.soft(await visitor.complaints('distribution-commissions')).toEqual([])
}
