/** Members take part: they enter a relay, draw in a lottery, check it, and open a red packet. */
import { expect, test } from 'vitest'
import { aBuyer, aShop } from '../../server/modules/commerce/test/cast.ts'
import {
  type Activity,
  makeActivityEndpoint,
  readRedPacketEndpoint,
  readRelayEndpoint,
  steerActivityEndpoint,
  type TermsWords,
} from '../../server/modules/promotions/contract.ts'
import { aHouse } from './house.ts'

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
  const { makes, member, owner } = await theFair()
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
})

const prizes = [
  { name: '十积分', kind: 'points', oddsBp: 9999, pieces: 5, points: 10 },
  { name: '谢谢参与', kind: 'none', oddsBp: 1 },
] as const

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
