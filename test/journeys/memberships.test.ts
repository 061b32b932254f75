/** An owner asks for a membership; a member reads what is agreed, pays with play money, and looks at the way out. */
import { expect, test } from 'vitest'
import {
  listMembershipsEndpoint,
  makeCouponEndpoint,
  makePlanEndpoint,
} from '../../server/modules/commerce/contract.ts'
import { aBuyer, aShop, type Shop } from '../../server/modules/commerce/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

test('an owner makes a plan at the desk; a member joins on the phone, sees the end and what would come back', async () => {
  const shop = await aShop(house.world)
  const owner = await house.visitor('desk', { as: shop.owner })
  await shop.owner.asks(makeCouponEndpoint, { title: '会员月券', off: { kind: 'amount', fen: 500 }, way: 'monthly' })
  await makesAPlan(owner)
  const buyer = await aBuyer(house.world, shop)
  const member = await house.visitor('phone', { as: buyer, theme: 'dark' })
  await joins(member, shop)
  await looksAtTheWayOut(member)
  await endsIt(owner)
  const { rows } = await shop.owner.asks(listMembershipsEndpoint, { communityId: shop.community.id })
  expect(rows.map(({ state }) => state)).toEqual(['given_up'])
})

test('an owner asks for a fee at the door; a stranger reads the price, pays and is in, on the phone', async () => {
  const shop = await aShop(house.world)
  const { owner, community, group } = shop
  await owner.asks(makePlanEndpoint, {
    communityId: community.id,
    name: '月卡',
    benefits: ['每周一次夜读'],
    days: 30,
    priceFen: 3000,
  })
  await asksForAFee(await house.visitor('desk', { as: owner }), group.id)
  const stranger = await house.visitor('phone')
  const { page } = stranger
  await stranger.goes(`/j/${group.joinCode}`)
  await page.getByText('按剩余天数退').waitFor()
  expect.soft(await stranger.complaints('door-fee')).toEqual([])
  expect(await stranger.isTooWide()).toBe(false)
  await page.getByLabel('你的昵称').fill('阿远')
  await stranger.presses(page.getByRole('button', { name: '同意群规，去付款' }))
  await stranger.presses(page.getByRole('button', { name: '付款', exact: true }))
  await page.getByText('付款成功').waitFor()
  await stranger.goes(`/g/${group.id}`)
  await page.getByRole('textbox').first().waitFor()
  const { rows } = await owner.asks(listMembershipsEndpoint, { communityId: community.id })
  expect(rows.map(({ person, state }) => [person.name, state])).toEqual([['阿远', 'active']])
})

async function asksForAFee(visitor: Visitor, groupId: string): Promise<void> {
  const { page } = visitor
  await visitor.goes(`/console/groups/${groupId}/settings`)
  await page.getByLabel('入群门槛').click()
  await page.getByTitle('付费会员').click()
  await page.getByText('付款成功即入座').waitFor()
  expect.soft(await visitor.complaints('group-fee')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '保存' }).first())
  await page.getByText('已保存').first().waitFor()
}

async function makesAPlan(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/memberships')
  expect.soft(await visitor.complaints('memberships-empty')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '新建方案' }).last())
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('名称').fill('品鉴会员')
  await drawer.getByLabel('权益').fill('会员价\n每月一次线上品鉴')
  await visitor.presses(drawer.getByRole('button', { name: '加一张券' }))
  await drawer.getByLabel('优惠券', { exact: true }).click()
  await page.getByTitle('会员月券 · 减 ¥5').click()
  await drawer.getByLabel('价格（元）').fill('365')
  await visitor.presses(drawer.getByText('N 天内无理由退'))
  await drawer.getByLabel('几天内可无理由退款').fill('7')
  await drawer.getByLabel('试用天数').fill('3')
  await drawer.getByLabel('名称').focus()
  expect.soft(await visitor.complaints('memberships-plan')).toEqual([])
  await visitor.presses(drawer.getByRole('button', { name: '保存' }))
  await page.getByText('7 天内可无理由全额退，之后不退').waitFor()
  await page.getByLabel('每人最多退款几次').fill('1')
  await visitor.presses(page.getByRole('button', { name: '保存' }))
  await page.getByText('已保存').first().waitFor()
}

async function joins(visitor: Visitor, shop: Shop): Promise<void> {
  const { page } = visitor
  await visitor.goes(`/c/${shop.community.id}/shop`)
  await visitor.presses(page.getByRole('link', { name: '会员', exact: true }))
  await page.getByText('7 天内可无理由全额退，之后不退').waitFor()
  await page.getByText('每月 1 张：减 ¥5').waitFor()
  expect.soft(await visitor.complaints('membership-plans')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  await visitor.presses(page.getByRole('button', { name: '开通' }))
  const sheet = page.getByRole('dialog')
  await sheet.getByText('在本社群每人最多退款 1 次').waitFor()
  expect.soft(await visitor.complaints('membership-confirm')).toEqual([])
  await visitor.presses(sheet.getByRole('button', { name: '去付款 ¥365.00' }))
  await visitor.presses(page.getByRole('button', { name: '付款', exact: true }))
  await page.getByText('付款成功').waitFor()
  await visitor.goes('/me/memberships')
  await page.getByText('生效中').waitFor()
  expect.soft(await visitor.complaints('my-memberships')).toEqual([])
}

async function looksAtTheWayOut(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.presses(page.getByRole('button', { name: '退会' }))
  const sheet = page.getByRole('dialog')
  await sheet.getByText('退会，退 ¥365.00').waitFor()
  await sheet.getByText('没用的 1 张会员券会一并作废').waitFor()
  expect.soft(await visitor.complaints('membership-leave')).toEqual([])
  await visitor.presses(sheet.getByRole('button', { name: '再想想' }))
}

async function endsIt(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goes('/console/shop/memberships')
  await page.getByText('会员在变多还是变少？').waitFor()
  await page.getByText('小满', { exact: true }).last().waitFor()
  expect.soft(await visitor.complaints('memberships-desk')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  await visitor.presses(page.getByRole('button', { name: '给 小满 退会' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('退款金额（元）').fill('365.01')
  await dialog.getByText('最多可退 ¥365.00').waitFor()
  await dialog.getByLabel('退款金额（元）').fill('300')
  await dialog.getByLabel('原因').fill('搬家了，不能再参加')
  expect.soft(await visitor.complaints('memberships-end')).toEqual([])
  await visitor.presses(dialog.getByRole('button', { name: '退会并退款' }))
  await page.getByText('会员已结束').first().waitFor()
}
