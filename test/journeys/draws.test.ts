/** Members take part: they enter a relay, draw in a lottery, check it, and open a red packet. */
import { expect, test } from 'vitest'
import {
  actSandboxPayoutEndpoint,
  collectPayoutEndpoint,
  type PayoutId,
} from '../../server/modules/commerce/contract.ts'
import { aBuyer, aShop } from '../../server/modules/commerce/test/cast.ts'
import {
  type Activity,
  makeActivityEndpoint,
  openPacketEndpoint,
  readRedPacketEndpoint,
  readRelayEndpoint,
  steerActivityEndpoint,
  type TermsWords,
} from '../../server/modules/promotions/contract.ts'
import type { GroupId } from '../../server/modules/community/contract.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

async function theFair() {
  const shop = await aShop(house.world)
  const member = await aBuyer(house.world, shop, '小满')
  const now = house.world.now().getTime()
  const makes = (title: string, terms: TermsWords, startsIn = -60_000) =>
    shop.owner.asks(makeActivityEndpoint, {
      communityId: shop.community.id,
      title,
      startsAt: new Date(now + startsIn).toISOString(),
      endsAt: new Date(now + 86_400_000).toISOString(),
      channels: ['web'],
      terms,
    })
  return { ...shop, member, makes }
}
const pathOf = ({ communityId, id }: Activity) => `/c/${communityId}/activities/${id}`

test.each(['desk', 'phone'] as const)('a member enters a relay and opens a red packet at the %s', async (screen) => {
  const { makes, member, owner, group } = await theFair()
  const relay = await makes('周末水果', {
    kind: 'relay',
    places: 1,
    items: [
      { name: '苹果', fen: 1200 },
      { name: '梨', fen: 900 },
    ],
  })
  const visitor = await house.visitor(screen, { as: member, theme: screen === 'phone' ? 'dark' : 'light' })
  const { page } = visitor
  await visitor.goes(pathOf(relay))
  await visitor.presses(page.getByRole('group', { name: '苹果' }).getByRole('button', { name: '增加一件' }))
  await visitor.presses(page.getByRole('button', { name: /^接龙/ }).last())
  await page.getByText('接龙成功，你是 1 号').waitFor()
  await page.getByRole('heading', { name: '我的接龙' }).waitFor()
  expect((await owner.asks(readRelayEndpoint, { activityId: relay.id })).taken).toBe(1)
  expect.soft(await visitor.complaints('member-relay')).toEqual([])
  expect(await visitor.isTooWide()).toBe(false)
  const packet = await makes('开业红包', { kind: 'red_packet', split: 'equal', total: 100, packets: 2 })
  await visitor.goes(pathOf(packet))
  await visitor.presses(page.getByRole('button', { name: '拆红包' }))
  await page.getByText('已存入你的积分').waitFor()
  expect((await member.asks(readRedPacketEndpoint, { activityId: packet.id })).mine?.amount).toBe(50)
  expect.soft(await visitor.complaints('member-packet')).toEqual([])
  await takesMoney(
    visitor,
    await makes('开业现金红包', {
      kind: 'red_packet',
      holds: 'cash',
      split: 'equal',
      total: 400,
      packets: 2,
      least: 10,
    }),
  )
  await givesPoints(visitor, group.id)
})

const prizes = [
  { name: '十积分', kind: 'points', oddsBp: 9999, pieces: 5, points: 10 },
  { name: '谢谢参与', kind: 'none', oddsBp: 1 },
] as const

async function takesMoney(visitor: Visitor, packet: Activity): Promise<void> {
  const { page } = visitor
  await visitor.goes(pathOf(packet))
  await visitor.presses(page.getByRole('button', { name: '拆红包' }))
  await page.getByText('拆到了，还要确认收款').waitFor()
  expect.soft(await visitor.complaints('member-packet-money')).toEqual([])
  await visitor.presses(page.getByRole('link', { name: '去收款' }))
  await visitor.presses(page.getByRole('button', { name: '领取' }))
  await page.getByRole('button', { name: '确认收款' }).waitFor()
  expect.soft(await visitor.complaints('member-payout')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '确认收款' }))
  await page.getByText('已到账').waitFor()
  expect(await visitor.isTooWide()).toBe(false)
}

/** From the chat; what was typed stays when it cannot be. */
async function givesPoints(visitor: Visitor, groupId: GroupId): Promise<void> {
  const { page } = visitor
  await visitor.goes(`/g/${groupId}`)
  await visitor.presses(page.getByRole('button', { name: '图片、文件、投票等' }))
  await visitor.presses(page.getByRole('button', { name: '红包', exact: true }))
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(/一共多少积分/).fill('51')
  await sheet.getByLabel(/红包个数/).fill('2')
  await visitor.presses(sheet.getByRole('button', { name: '塞进红包' }))
  await sheet.getByText('你的积分不够').waitFor()
  expect.soft(await visitor.complaints('member-give-packet')).toEqual([])
  await sheet.getByLabel(/一共多少积分/).fill('40')
  await visitor.presses(sheet.getByRole('button', { name: '塞进红包' }))
  await sheet.waitFor({ state: 'hidden' })
  await page.locator('.shared-activity .kind-red_packet').waitFor()
  expect.soft(await visitor.complaints('member-packet-card')).toEqual([])
}

test('a member draws on each board, and claims; when it is over a stranger works the lottery out anew', async () => {
  const { makes, member, owner } = await theFair()
  const of = (look: 'grid' | 'wheel' | 'cards') =>
    makes('周年抽奖', { kind: 'lottery', look, claimHow: '到店出示', prizes: [...prizes] }, 60_000)
  const [lottery, wheel, cards] = [await of('grid'), await of('wheel'), await of('cards')]
  house.world.pass(90_000)
  const visitor = await house.visitor('phone', { as: member })
  const { page } = visitor
  const told = page.getByText('抽中了：十积分')
  await visitor.goes(pathOf(cards))
  await page.getByRole('button', { name: '第 2 张牌' }).press('Enter')
  await told.waitFor()
  expect.soft(await visitor.complaints('member-lottery-cards')).toEqual([])
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await visitor.goes(pathOf(wheel))
  await visitor.presses(page.getByRole('button', { name: '抽一次' }))
  await page.getByRole('button', { name: '抽奖中…' }).waitFor()
  await told.waitFor()
  expect.soft(await visitor.complaints('member-lottery-wheel')).toEqual([])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await visitor.goes(pathOf(lottery))
  await visitor.presses(page.getByRole('button', { name: '抽一次' }))
  await told.waitFor()
  expect.soft(await visitor.complaints('member-lottery')).toEqual([])
  await page.screenshot({ path: 'test-results/member-lottery-whole-phone.png', fullPage: true })
  await visitor.presses(page.getByRole('button', { name: '领奖' }))
  await visitor.presses(page.getByRole('dialog').getByRole('button', { name: '领奖' }))
  await page.getByText('已发放').waitFor()
  await owner.asks(steerActivityEndpoint, { activityId: lottery.id, act: 'end' })
  const stranger = await house.visitor('phone')
  await stranger.goes(`/lottery/${lottery.id}`)
  await stranger.page.getByText('验算一致：1 次抽奖全部正确').waitFor()
  expect.soft(await stranger.complaints('lottery-proof', { refused: ['kernel.not_signed_in'] })).toEqual([])
})

test('the desk gives money: the form keeps to the limits, the page tells where it is, what failed waits', async () => {
  const { makes, member, owner } = await theFair()
  const visitor = await house.visitor('desk', { as: owner })
  const { page } = visitor
  await visitor.goes('/console/shop/activities/new?kind=red_packet')
  await visitor.presses(page.getByText('现金', { exact: true }))
  await page.getByLabel('一共（元）').fill('0.30')
  await page.getByLabel('红包个数').fill('4')
  await page.getByLabel('每个最多', { exact: true }).fill('300')
  await visitor.presses(page.getByRole('button', { name: '创建活动' }))
  await page.getByText('现金红包每个最多 200 元').waitFor()
  expect.soft(await visitor.complaints('packet-form')).toEqual([])
  const packet = await makes('现金', {
    kind: 'red_packet',
    holds: 'cash',
    split: 'equal',
    total: 400,
    packets: 2,
    least: 10,
  })
  const { mine } = await member.asks(openPacketEndpoint, { activityId: packet.id })
  const payoutId = mine?.payout?.id as PayoutId
  await member.asks(collectPayoutEndpoint, { payoutId })
  await member.asks(actSandboxPayoutEndpoint, { payoutId, act: 'fail' })
  await visitor.goes(`/console/shop/activities/${packet.id}`)
  await page.getByText('已拆，等确认收款').waitFor()
  expect.soft(await visitor.complaints('packet-desk')).toEqual([])
  await visitor.goes('/console/shop/attention')
  await page.getByText('付款给个人').waitFor()
  expect.soft(await visitor.complaints('attention-payout')).toEqual([])
  await visitor.presses(page.getByRole('button', { name: '重试' }))
  await page.getByText('已重试').waitFor()
})
