/** An owner makes activities at the desk; members find them, take part and pay; the card in the chat follows. */
import { expect, test } from 'vitest'
import { aBuyer, aShop, type Shop } from '../../server/modules/commerce/test/cast.ts'
import { listCouponsEndpoint, makeCouponEndpoint } from '../../server/modules/commerce/contract.ts'
import { readMeEndpoint } from '../../server/modules/identity/contract.ts'
import { sendMessageEndpoint } from '../../server/modules/messaging/contract.ts'
import { listActivitiesEndpoint } from '../../server/modules/promotions/contract.ts'
import { aBargainFair, aFlashSale, aGroupBuy, leads, starts } from '../../server/modules/promotions/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

test.each(['desk', 'phone'] as const)(
  'an owner makes a group buy at the %s, and wrong numbers are told where they stand',
  async (screen) => {
    const shop = await aShop(house.world)
    const visitor = await house.visitor(screen, { as: shop.owner, theme: screen === 'phone' ? 'dark' : 'light' })
    const { page } = visitor
    await visitor.goes('/console/shop/activities')
    expect.soft(await visitor.complaints('activities-empty')).toEqual([])
    await visitor.presses(page.getByRole('link', { name: '新建活动' }).last())
    await visitor.presses(page.getByRole('link', { name: '拼团' }))
    await fillsIn(visitor)
    const { rows } = await shop.owner.asks(listActivitiesEndpoint, {})
    expect(rows[0]).toMatchObject({ title: '周末一起买茶', terms: { people: [2, 3], prices: [{ fen: [1500, 1200] }] } })
    await visitor.goes('/console/shop/activities')
    expect.soft(await visitor.complaints('activities')).toEqual([])
    expect(await visitor.isTooWide()).toBe(false)
  },
)

async function fillsIn(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.getByLabel('活动名称').fill('周末一起买茶')
  await page.getByLabel('几人成团').fill('1')
  await page.getByText('不能小于 2').waitFor()
  await page.getByLabel('几人成团').fill('2')
  await visitor.presses(page.getByRole('button', { name: '选择商品' }))
  const dialog = page.getByRole('dialog')
  await visitor.presses(dialog.getByRole('checkbox').first())
  expect.soft(await visitor.complaints('activity-goods')).toEqual([])
  await visitor.presses(dialog.getByRole('button', { name: '加入 1 件商品' }))
  await page.getByLabel('拼团价').fill('999')
  await page.getByText('不能高于平时的价格').waitFor()
  await page.getByLabel('拼团价').fill('15')
  await visitor.presses(page.getByRole('button', { name: '加一档' }))
  await page.getByLabel('第 2 档人数').fill('3')
  await page.getByLabel('满 3 人的价格').fill('18')
  await visitor.presses(page.getByRole('button', { name: '创建活动' }))
  await page.getByText('人数越多价格要越低').first().waitFor()
  await page.reload()
  await page.getByText('已恢复上次没有提交的内容').waitFor()
  expect(await page.getByLabel('满 3 人的价格').inputValue()).toBe('18')
  await page.getByLabel('满 3 人的价格').fill('12')
  expect.soft(await visitor.complaints('activity-form')).toEqual([])
  await page.screenshot({ path: `test-results/activity-form-whole-${visitor.screen}.png`, fullPage: true })
  await visitor.presses(page.getByRole('button', { name: '创建活动' }))
  await page.getByRole('heading', { name: '周末一起买茶' }).waitFor()
  expect.soft(await visitor.complaints('activity')).toEqual([])
  await page.screenshot({ path: `test-results/activity-whole-${visitor.screen}.png`, fullPage: true })
}

test('an owner makes a coupon; a member takes it, and it lowers an order', async () => {
  const shop = await aShop(house.world)
  const owner = await house.visitor('desk', { as: shop.owner })
  const { page } = owner
  await owner.goes('/console/shop/coupons')
  expect.soft(await owner.complaints('coupons-empty')).toEqual([])
  await owner.presses(page.getByRole('link', { name: '新建优惠券' }).last())
  await page.getByLabel('名称').fill('见面礼')
  await page.getByLabel('减多少（元）').fill('60')
  await page.getByLabel('满多少可用（元）').fill('15')
  await owner.presses(page.getByRole('button', { name: '创建优惠券' }))
  await page.getByText('不能超过使用门槛').waitFor()
  expect.soft(await owner.complaints('coupon-form')).toEqual([])
  await page.getByLabel('减多少（元）').fill('5')
  await owner.presses(page.getByRole('button', { name: '创建优惠券' }))
  await page.getByText('见面礼').waitFor()
  const member = await house.visitor('phone', { as: await aBuyer(house.world, shop) })
  await member.goes(`/c/${shop.community.id}/coupons`)
  expect.soft(await member.complaints('member-coupons')).toEqual([])
  await member.presses(member.page.getByRole('button', { name: '领取' }))
  await member.page.getByRole('link', { name: '去使用' }).waitFor()
  await member.goes(`/c/${shop.community.id}/checkout?buy=${shop.product.id}:${shop.variantId}:1`)
  await member.page.getByText('¥14.90').first().waitFor()
  expect.soft(await member.complaints('member-checkout-coupon')).toEqual([])
  await member.goes('/me/coupons')
  expect.soft(await member.complaints('member-wallet')).toEqual([])
  expect((await shop.owner.asks(listCouponsEndpoint, {})).rows).toMatchObject([{ title: '见面礼', issued: 1 }])
  await owner.goes('/console/shop/coupons')
  expect.soft(await owner.complaints('coupons')).toEqual([])
  await givesToAGroup(owner, shop)
  await member.goes('/me/coupons')
  await member.page.getByText('店主赠送').waitFor()
  expect.soft(await member.complaints('member-wallet-gift')).toEqual([])
  await member.goes('/me/tidings')
  await member.page.getByText('店主送了你一张券：回头客').waitFor()
})

/** Everybody of the group at once, then what became of each. */
async function givesToAGroup(owner: Visitor, shop: Shop): Promise<void> {
  const { page } = owner
  const { id } = await shop.owner.asks(makeCouponEndpoint, {
    title: '回头客',
    off: { kind: 'amount', fen: 500 },
    way: 'gift',
    total: 1,
    communityId: shop.community.id,
  })
  await owner.goes(`/console/shop/coupons/${id}/give`)
  expect.soft(await owner.complaints('coupon-give-empty')).toEqual([])
  await page.getByLabel('把一个群的人都加进来').click()
  await page.getByTitle(shop.group.name).click()
  await page.getByText(/^已选 \d+ 人$/).waitFor()
  expect.soft(await owner.complaints('coupon-give')).toEqual([])
  // Whoever founded the group came first: the only one there is shall be the member's.
  const { name } = await shop.owner.asks(readMeEndpoint, {}).then(({ person }) => person)
  await owner.presses(page.getByRole('button', { name: `去掉 ${name}` }))
  await owner.presses(page.getByRole('button', { name: /^送给 \d+ 人$/ }))
  await page.getByText('已送到 1').waitFor()
  expect.soft(await owner.complaints('coupon-give-report')).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await owner.isTooWide()).toBe(false)
}

test('a card in the chat changes while two team up and pay', async () => {
  const fair = await aGroupBuy(house.world)
  const leader = await aBuyer(house.world, fair, '阿德')
  const url = `${house.url}/c/${fair.community.id}/activities/${fair.activity.id}`
  await leader.asks(sendMessageEndpoint, {
    groupId: fair.group.id,
    clientId: 'shares-the-activity',
    text: `周末一起买 ${url}`,
  })
  const watching = await house.visitor('phone', { as: await aBuyer(house.world, fair, '看客') })
  await watching.goes(`/g/${fair.group.id}`)
  await watching.page.getByText('还没有人参加').waitFor()
  expect.soft(await watching.complaints('card-before')).toEqual([])
  const { team } = await leads(leader, fair)
  await watching.page.getByText('1 人已参加').waitFor()
  const desk = await house.visitor('desk', { as: fair.owner })
  await desk.goes(`/console/groups/${fair.group.id}/chat`)
  await desk.page.getByText('参加人数 1').waitFor()

  const joining = await house.visitor('phone', { as: await aBuyer(house.world, fair, '小雪') })
  await joining.goes(`/g/${fair.group.id}`)
  await joining.presses(joining.page.getByRole('link', { name: /周末一起买/ }).last())
  await joining.page.getByRole('heading', { name: '活动规则' }).waitFor()
  expect.soft(await joining.complaints('member-activity')).toEqual([])
  expect(await joining.isTooWide()).toBe(false)
  await joining.presses(joining.page.getByRole('link', { name: '参团' }))
  await joining.page.getByText('还差 1 人').waitFor()
  expect.soft(await joining.complaints('member-team')).toEqual([])
  await joining.presses(joining.page.getByRole('link', { name: '参团' }))
  await paysInTheSandbox(joining)
  await watching.page.getByText('2 人已参加').waitFor()
  await desk.page.getByText('参加人数 2').waitFor()
  expect.soft(await desk.complaints('card-at-the-desk')).toEqual([])
  expect.soft(await watching.complaints('card-after')).toEqual([])
  await joining.goes(`/d/${team.id}`)
  await joining.page.getByText('拼团成功').waitFor()
  expect.soft(await joining.complaints('member-team-complete')).toEqual([])
  await joining.goes('/me/activities')
  expect.soft(await joining.complaints('member-mine')).toEqual([])
})

async function paysInTheSandbox(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.getByRole('button', { name: '提交订单' }).waitFor()
  expect.soft(await visitor.complaints('member-order')).toEqual([])
  await visitor.presses(page.getByText('到店核销'))
  await visitor.presses(page.getByRole('button', { name: '提交订单' }))
  const way = page.getByRole('button', { name: /模拟支付/ })
  const pay = page.getByRole('button', { name: '付款', exact: true })
  await way.or(pay).first().waitFor()
  if (await way.isVisible()) await visitor.presses(way)
  await visitor.presses(pay)
  await page.getByText('付款成功').waitFor()
}

test('a bargain, a flash sale and a poster, on a phone in the dark in English', async () => {
  const fair = await aBargainFair(house.world)
  const starter = await aBuyer(house.world, fair, '阿德')
  const { id } = await starts(starter, fair)
  const friend = await house.visitor('phone', {
    as: await aBuyer(house.world, fair, '小雪'),
    theme: 'dark',
    language: 'en',
  })
  await friend.goes(`/c/${fair.community.id}/activities/${fair.activity.id}`)
  expect.soft(await friend.complaints('member-bargains')).toEqual([])
  await friend.goes(`/d/${id}`)
  await friend.presses(friend.page.getByRole('button', { name: 'Help to cut' }))
  await friend.page.getByText('9 more friends needed').waitFor()
  expect.soft(await friend.complaints('member-bargain')).toEqual([])
  const sale = await aFlashSale(house.world)
  const buyer = await house.visitor('phone', { as: await aBuyer(house.world, sale), theme: 'dark' })
  await buyer.goes(`/c/${sale.community.id}/activities/${sale.activity.id}`)
  await buyer.page.getByRole('link', { name: '抢购' }).waitFor()
  expect.soft(await buyer.complaints('member-flash')).toEqual([])
  await buyer.goes(`/c/${sale.community.id}/activities`)
  expect.soft(await buyer.complaints('member-activities')).toEqual([])
  await buyer.goes(`/c/${sale.community.id}/activities/${sale.activity.id}`)
  await buyer.presses(buyer.page.getByRole('button', { name: '分享' }))
  await buyer.page.getByRole('dialog').getByText('保存海报').waitFor()
  expect.soft(await buyer.complaints('member-share')).toEqual([])
  const desk = await house.visitor('desk', { as: sale.owner })
  await desk.goes(`/console/shop/activities/${sale.activity.id}`)
  const [poster] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.presses(desk.page.getByRole('link', { name: '海报（网页）' })),
  ])
  await poster.saveAs('test-results/activity-poster.png')
  expect.soft(await desk.complaints('activity-flash')).toEqual([])
})
