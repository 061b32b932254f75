/** A relay goes from the page into the chat and back: the owner makes it, people write on, the text is taken over. */
import { expect, test } from 'vitest'
import {
  listMyCouponsEndpoint,
  makeCouponEndpoint,
  takeCouponEndpoint,
} from '../../server/modules/commerce/contract.ts'
import { aBuyer, aShop } from '../../server/modules/commerce/test/cast.ts'
import { aCommunity, aMember } from '../../server/modules/community/test/cast.ts'
import { answerCoSellingEndpoint, offerCoSellingEndpoint } from '../../server/modules/distribution/contract.ts'
import type { Someone } from '../../server/modules/identity/test/cast.ts'
import {
  enterRelayEndpoint,
  listActivitiesEndpoint,
  listRelayEntriesEndpoint,
  readRelayTextEndpoint,
} from '../../server/modules/promotions/contract.ts'
import { drawBallots } from '../../server/modules/promotions/operations/relays/draw-ballot.ts'
import { people } from '../../server/modules/promotions/test/cast.ts'
import { aPaidRelay, aRelay, enters } from '../../server/modules/promotions/test/relay-cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

test.each(['desk', 'phone'] as const)(
  'an owner makes a relay at the %s, compares what the chat wrote, and takes it over',
  async (screen) => {
    const shop = await aShop(house.world)
    const member = await aBuyer(house.world, shop, '小满')
    const owner = await house.visitor(screen, { as: shop.owner, theme: screen === 'phone' ? 'dark' : 'light' })
    await makesRelay(owner)
    const [made] = (await shop.owner.asks(listActivitiesEndpoint, {})).rows
    const activityId = made?.id as NonNullable<typeof made>['id']
    await member.asks(enterRelayEndpoint, { activityId, items: [{ name: '苹果', quantity: 2 }] })
    const { text } = await member.asks(readRelayTextEndpoint, { activityId })
    await owner.page.reload()
    await pastes(owner, `${text}\n２．　何苗　梨×３\n报名 阿木 苹果*1\n4. 老陈 香蕉×1`)
    const { rows } = await shop.owner.asks(listRelayEntriesEndpoint, { activityId })
    expect(rows.map(({ no, name }) => `${no} ${name}`)).toEqual(['1 小满', '2 何苗', '3 阿木'])
    expect.soft(await owner.complaints('relay-desk')).toEqual([])
    expect(await owner.isTooWide()).toBe(false)
    await owner.page.screenshot({ path: `test-results/relay-desk-whole-${screen}.png`, fullPage: true })
  },
)

test('where the leader allows coupons, the best of mine lowers my entry on the phone', async () => {
  const relay = await aPaidRelay(house.world, { coupons: true })
  const buyer = await aBuyer(house.world, relay)
  const { id: couponId } = await relay.owner.asks(makeCouponEndpoint, {
    title: '见面礼',
    off: { kind: 'amount', fen: 500 },
  })
  await buyer.asks(takeCouponEndpoint, { communityId: relay.community.id, couponId })
  const member = await house.visitor('phone', { as: buyer, theme: 'dark' })
  const { page } = member
  await member.goes(`/c/${relay.community.id}/activities/${relay.activity.id}`)
  await page.getByText('可以用优惠券').waitFor()
  await page.getByRole('textbox', { name: '茶' }).fill('1')
  await page.getByRole('textbox', { name: '茶' }).press('Enter')
  await page.getByText('减 ¥5 (-¥5.00)').waitFor()
  expect.soft(await member.complaints('member-relay-coupon')).toEqual([])
  expect(await member.isTooWide()).toBe(false)
  await page.screenshot({ path: 'test-results/member-relay-coupon-whole-phone.png', fullPage: true })
  await member.presses(page.getByRole('button', { name: '接龙并付款 ¥7.00' }))
  await page.waitForURL(/\/me\/orders\/.*\/pay$/)
  const [mine] = (await buyer.asks(listMyCouponsEndpoint, {})).rows
  expect(mine?.state).toBe('frozen')
})

async function makesRelay(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/activities')
  await visitor.presses(page.getByRole('link', { name: '新建活动' }).last())
  await visitor.presses(page.getByRole('link', { name: '接龙' }))
  await page.getByLabel('活动名称').fill('周末水果')
  for (const [at, name] of ['苹果', '梨'].entries()) {
    await visitor.presses(page.getByRole('button', { name: '加一样' }))
    await page.getByLabel('名称', { exact: true }).nth(at).fill(name)
  }
  expect.soft(await visitor.complaints('relay-form')).toEqual([])
  await page.screenshot({ path: `test-results/relay-form-whole-${visitor.screen}.png`, fullPage: true })
  await visitor.presses(page.getByRole('button', { name: '创建活动' }))
  await page.getByRole('heading', { name: '周末水果' }).waitFor()
}

async function pastes(visitor: Visitor, text: string): Promise<void> {
  const { page } = visitor
  await page.getByLabel('粘贴群里的接龙').fill(text)
  await visitor.presses(page.getByRole('button', { name: '比对' }))
  await page.getByText('没有“香蕉”这一样').waitFor()
  expect.soft(await visitor.complaints('relay-compared')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '确认这 2 处变动' }))
  await page.getByText('已更新 2 条接龙').waitFor()
  await page.getByText('何苗').last().waitFor()
}

test('a draw at the phone: told before, entered, drawn by the clock, told in the inbox, and worked out anew', async () => {
  const relay = await aRelay(house.world, { places: 1, ballotMinutes: 10 })
  const [one, other] = (await people(house.world, relay, 2)) as [Someone, Someone]
  await enters(other, relay)
  const visitor = await house.visitor('phone', { as: one, theme: 'dark' })
  const { page } = visitor
  const at = `/c/${relay.community.id}/activities/${relay.activity.id}`
  await visitor.goes(at)
  await page.getByText('抽签排先后', { exact: true }).waitFor()
  await visitor.presses(page.getByRole('group', { name: '苹果' }).getByRole('button', { name: '增加一件' }))
  await visitor.presses(page.getByRole('button', { name: '登记抽签' }))
  await page.getByText('已登记，2 号签，抽签后通知你').waitFor()
  expect.soft(await visitor.complaints('relay-ballot')).toEqual([])
  house.world.pass(11 * 60_000)
  await house.world.within(relay.tenant.id, drawBallots)
  await visitor.goes(at)
  await visitor.presses(page.getByRole('button', { name: '在这台手机上验算' }))
  await page.getByText('2 支签全部验算一致').waitFor()
  expect.soft(await visitor.complaints('relay-drawn')).toEqual([])
  await visitor.goes('/me')
  await page.locator('a[href="/me/tidings"] .badge').getByText('1').waitFor()
  expect.soft(await visitor.complaints('me-told')).toEqual([])
  await visitor.presses(page.getByRole('link', { name: /^消息/ }))
  await page.getByText(/抽签结果：你(抽中了|排在候补)/).waitFor()
  expect.soft(await visitor.complaints('tidings-drawn')).toEqual([])
  await visitor.goes('/me')
  await page.getByRole('link', { name: /^消息/ }).waitFor()
  await expect.poll(() => page.locator('a[href="/me/tidings"] .badge').count()).toBe(0)
})

test('a helper opens a copy at the phone with an own price; the organiser sees who helps, and copies the relay', async () => {
  const source = await aPaidRelay(house.world, { helpers: 'contract', pieces: 10 })
  const home = await aCommunity(house.world, { tenant: source.tenant, owner: source.owner, name: '河东邻里' })
  const helper = await aMember(house.world, home, { name: '老王' })
  const supplier = await aBuyer(house.world, source, '茶农')
  const split = { kind: 'price' as const, supplyFen: 800, helperBp: 5000 }
  const { id: coSellingId } = await source.owner.asks(offerCoSellingEndpoint, {
    title: '茶叶帮卖',
    communityId: home.community.id,
    supplierId: supplier.id,
    helperId: helper.id,
    through: 'relay',
    goods: [{ productId: source.product.id, split, ownPrice: { leastFen: 1000, mostFen: 1500 } }],
  })
  for (const party of [supplier, helper]) await party.asks(answerCoSellingEndpoint, { coSellingId, answer: 'accepted' })
  const phone = await house.visitor('phone', { as: helper })
  await phone.goes('/me/co-selling')
  await phone.presses(phone.page.getByRole('button', { name: '我来帮卖' }))
  await phone.page.getByLabel('接龙标题').fill('老王的茶')
  await phone.page.getByLabel(/“茶”的价格/).fill('13.5')
  expect.soft(await phone.complaints('help-open')).toEqual([])
  await phone.presses(phone.page.getByRole('dialog').getByRole('button', { name: '我来帮卖' }))
  await phone.page.getByRole('link', { name: '老王的茶' }).waitFor()
  expect.soft(await phone.complaints('help-mine')).toEqual([])
  expect(await phone.isTooWide()).toBe(false)
  await phone.presses(phone.page.getByRole('link', { name: '老王的茶' }))
  await phone.page.getByText('由 老王 帮卖').waitFor()
  await phone.page.getByText('¥13.50').first().waitFor()
  expect.soft(await phone.complaints('help-copy')).toEqual([])
  const desk = await house.visitor('desk', { as: source.owner })
  await desk.goes(`/console/shop/activities/${source.activity.id}`)
  await desk.page.getByRole('link', { name: '老王', exact: true }).waitFor()
  expect.soft(await desk.complaints('relay-helpers')).toEqual([])
  await desk.presses(desk.page.getByRole('link', { name: '复制', exact: true }))
  await desk.page.getByText('请填新的时间再创建').waitFor()
  expect(await desk.page.getByLabel('活动名称').inputValue()).toBe(source.activity.title)
  expect(await desk.page.getByLabel('开始时间').inputValue()).toBe('')
  expect.soft(await desk.complaints('activity-copy')).toEqual([])
  await desk.goes('/console/shop/co-selling')
  await desk.presses(desk.page.getByRole('button', { name: '发起合销' }))
  await desk.presses(desk.page.getByText('帮卖接龙', { exact: true }).last())
  expect.soft(await desk.complaints('co-selling-relay')).toEqual([])
})
