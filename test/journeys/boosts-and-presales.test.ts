/** A friend is brought and a prize is claimed; a deposit is paid and a balance follows; waves and contracts at the desk. */
import { expect, test } from 'vitest'
import { aBuyer, aShop, type Shop } from '../../server/modules/commerce/test/cast.ts'
import { offerCoSellingEndpoint } from '../../server/modules/distribution/contract.ts'
import { type ActivityId, makeActivityEndpoint, planWaveEndpoint } from '../../server/modules/promotions/contract.ts'
import { sweepPresales } from '../../server/modules/promotions/operations/presales/sweep-presales.ts'
import { activityWords, aFlashSale } from '../../server/modules/promotions/test/cast.ts'
import { presaleCast } from '../../server/modules/promotions/test/presale-cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()
const day = 86_400_000

test('an owner makes a boost at the desk; a member brings a friend from the phone, claims, and the code is redeemed', async () => {
  const shop = await aShop(house.world)
  const owner = await house.visitor('desk', { as: shop.owner })
  const activityId = await makesABoost(owner)
  const inviter = await house.visitor('phone', { as: await aBuyer(house.world, shop, '林岚'), theme: 'dark' })
  await inviter.goes(`/c/${shop.community.id}/activities/${activityId}`)
  expect.soft(await inviter.complaints('boost-activity')).toEqual([])
  await inviter.presses(inviter.page.getByRole('button', { name: '发起助力' }))
  await inviter.page.getByText('已有 0 位新朋友助力').waitFor()
  const boostId = new URL(inviter.page.url()).pathname.split('/').at(-1)
  const friend = await house.visitor('phone')
  await friend.goes(`/j/${shop.group.joinCode}?to=/d/${boostId}`)
  await friend.page.getByLabel('你的昵称').fill('小满')
  await friend.presses(friend.page.getByRole('button', { name: '同意群规并加入' }))
  await friend.presses(friend.page.getByRole('button', { name: '为 TA 助力' }))
  await friend.page.getByText('助力成功，谢谢！').waitFor()
  expect.soft(await friend.complaints('boost-supported')).toEqual([])
  await inviter.page.getByText('已有 1 位新朋友助力').waitFor()
  await inviter.presses(inviter.page.getByRole('button', { name: '领奖' }))
  const told = await inviter.page.getByText(/兑换码 [\d ]{14}/).textContent()
  expect.soft(await inviter.complaints('boost-claimed')).toEqual([])
  expect(await inviter.isTooWide()).toBe(false)
  await owner.goes(`/console/shop/activities/${activityId}`)
  await owner.page.getByLabel('输入奖品兑换码').fill(told?.replace(/\D/g, '') ?? '')
  await owner.presses(owner.page.getByRole('button', { name: '核销奖品' }))
  await owner.page.getByText('已核销：林岚 的“手作茶一杯”').waitFor()
  expect.soft(await owner.complaints('boost-desk')).toEqual([])
})

async function makesABoost(visitor: Visitor): Promise<ActivityId> {
  const { page } = visitor
  await visitor.goes('/console/shop/activities/new?kind=boost')
  await page.getByLabel('活动名称').fill('带朋友来喝茶')
  await page.getByLabel('需要人数').fill('1')
  await page.getByLabel('奖品', { exact: true }).click()
  await page.getByTitle('兑换码').click()
  await page.getByLabel('兑换什么').fill('手作茶一杯')
  await page.getByLabel('新朋友加入的群').click()
  await page.locator('.ant-select-item-option').last().click()
  expect.soft(await visitor.complaints('boost-form')).toEqual([])
  await page.screenshot({ path: `test-results/boost-form-whole-${visitor.screen}.png`, fullPage: true })
  await visitor.presses(page.getByRole('button', { name: '创建活动' }))
  await page.getByRole('heading', { name: '带朋友来喝茶' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) as ActivityId
}

test('a deposit at the phone, a balance when it is due; the desk sees both', async () => {
  const cast = presaleCast(house.world)
  const fair = await cast.aPresale({ atLeast: 1 })
  const buyer = await house.visitor('phone', { as: await aBuyer(house.world, fair) })
  await paysTheDeposit(buyer, fair, fair.activity.id)
  house.world.pass(8.5 * day)
  await house.world.within(fair.tenant.id, sweepPresales)
  await buyer.goes(`/c/${fair.community.id}/activities/${fair.activity.id}`)
  await buyer.presses(buyer.page.getByRole('link', { name: '你已预订，看定金和尾款' }))
  await buyer.page.getByText('可以付尾款了').waitFor()
  expect.soft(await buyer.complaints('presale-open')).toEqual([])
  await buyer.presses(buyer.page.getByRole('link', { name: '付尾款 ¥14.90' }))
  await buyer.presses(buyer.page.getByText('到店核销'))
  expect.soft(await buyer.complaints('presale-balance')).toEqual([])
  await buyer.presses(buyer.page.getByRole('button', { name: /提交订单/ }))
  await buyer.presses(buyer.page.getByRole('button', { name: '付款', exact: true }))
  await buyer.page.getByText('付款成功').waitFor()
  const owner = await house.visitor('desk', { as: fair.owner, theme: 'dark' })
  await owner.goes(`/console/shop/activities/${fair.activity.id}`)
  await owner.page.getByText('已付清').waitFor()
  expect.soft(await owner.complaints('presale-desk')).toEqual([])
})

async function paysTheDeposit(buyer: Visitor, { community }: Shop, activityId: ActivityId): Promise<void> {
  const { page } = buyer
  await buyer.goes(`/c/${community.id}/activities/${activityId}`)
  await page.getByText('定金 ¥5.00 + 尾款 ¥14.90').waitFor()
  expect.soft(await buyer.complaints('presale-activity')).toEqual([])
  expect(await buyer.isTooWide()).toBe(false)
  await buyer.presses(page.getByRole('button', { name: '付定金 ¥5.00' }))
  await buyer.presses(page.getByRole('button', { name: '付款', exact: true }))
  await page.getByText('付款成功').waitFor()
}

test('a set at the phone: what it saves is told, add-ons beside it, one order for all', async () => {
  const shop = await aShop(house.world)
  const words = activityWords(house.world, shop, {
    kind: 'bundle',
    parts: [{ variantId: shop.variantId, quantity: 2 }],
    setFen: 3500,
    perOrder: 3,
  })
  const { id } = await shop.owner.asks(makeActivityEndpoint, words)
  const buyer = await house.visitor('phone', { as: await aBuyer(house.world, shop) })
  await buyer.goes(`/c/${shop.community.id}/activities/${id}`)
  await buyer.page.getByText('一套 ¥35.00').waitFor()
  await buyer.presses(buyer.page.getByRole('button', { name: '买套餐' }))
  await buyer.presses(buyer.page.getByText('到店核销'))
  expect.soft(await buyer.complaints('bundle')).toEqual([])
  await buyer.presses(buyer.page.getByRole('button', { name: /提交订单/ }))
  await buyer.page.getByRole('button', { name: '付款', exact: true }).waitFor()
})

test.each(['desk', 'phone'] as const)(
  'waves on their time line and contracts with their parties, at the %s',
  async (screen) => {
    const fair = await aFlashSale(house.world)
    const steps = [0, 1, 2].map((nth) => ({ activityId: fair.activity.id, afterMinutes: nth * 1440, minutes: 600 }))
    await fair.owner.asks(planWaveEndpoint, {
      title: '双十二波浪',
      startsAt: new Date(house.world.now().getTime() + day).toISOString(),
      communityIds: [fair.community.id],
      steps,
    })
    const supplier = await aBuyer(house.world, fair, '供货的')
    await fair.owner.asks(offerCoSellingEndpoint, {
      title: '临水茶合销',
      communityId: fair.community.id,
      supplierId: supplier.id,
      goods: [{ productId: fair.product.id, split: { kind: 'price', supplyFen: 1200 } }],
    })
    const owner = await house.visitor(screen, { as: fair.owner, theme: screen === 'phone' ? 'dark' : 'light' })
    await owner.goes('/console/shop/waves')
    await owner.page.getByText('双十二波浪').waitFor()
    expect.soft(await owner.complaints('waves')).toEqual([])
    expect(await owner.isTooWide()).toBe(false)
    await owner.presses(owner.page.getByRole('button', { name: '排一条波浪线' }))
    expect.soft(await owner.complaints('wave-form')).toEqual([])
    await owner.goes('/console/shop/co-selling')
    await owner.page.getByText('待接受').first().waitFor()
    await owner.presses(owner.page.getByRole('button', { name: '供货的' }))
    await owner.page.getByText('还没有分到的订单').waitFor()
    expect.soft(await owner.complaints('co-selling')).toEqual([])
    await owner.presses(owner.page.getByRole('button', { name: '发起合销' }))
    expect.soft(await owner.complaints('co-selling-form')).toEqual([])
    expect(await owner.isTooWide()).toBe(false)
    const partner = await house.visitor(screen, { as: supplier })
    await partner.goes('/me/activities')
    await partner.presses(partner.page.getByRole('link', { name: '我的合销合约' }))
    expect.soft(await partner.complaints('my-contracts')).toEqual([])
    await partner.presses(partner.page.getByRole('button', { name: '接受' }))
    await partner.page.getByText('生效中').waitFor()
  },
)
