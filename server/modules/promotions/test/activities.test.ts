import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint, InputOf } from '../../../kernel/contract.ts'
import { readOrderEndpoint } from '../../commerce/contract.ts'
import { aBuyer, aShop } from '../../commerce/test/cast.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  changeActivityEndpoint,
  listActivitiesEndpoint,
  listChannelRulesEndpoint,
  listCommunityActivitiesEndpoint,
  listEntriesEndpoint,
  listVersionsEndpoint,
  makeActivityEndpoint,
  openTeamEndpoint,
  readActivityEndpoint,
  readTeamEndpoint,
  steerActivityEndpoint,
} from '../contract.ts'
import {
  aBargainFair,
  activityWords,
  aFlashSale,
  aGroupBuy,
  buysFlash,
  follows,
  helps,
  leads,
  opens,
  seatWords,
  starts,
} from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

type Ask = InputOf<typeof makeActivityEndpoint>

test('a change is a new version; who joined before keeps the price and rules they joined', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = [await aBuyer(world, fair), await aBuyer(world, fair, '小雪')]
  const { team } = await leads(leader, fair)
  const { communityId: _, ...words } = activityWords(world, fair, {
    kind: 'group_buy',
    people: [3],
    prices: [{ variantId: fair.variantId, fen: [1500] }],
  })
  const change = { activityId: fair.activity.id, version: 1, ...words }
  expect(await fair.owner.asks(changeActivityEndpoint, change)).toMatchObject({ version: 2 })
  expect((await fair.owner.tries(changeActivityEndpoint, change)).problem?.code).toBe('promotions.version_changed')
  const order = await follows(member, fair, team.id)
  expect(order.totalFen).toBe(1200)
  expect(await leader.asks(readTeamEndpoint, { teamId: team.id })).toMatchObject({ state: 'succeeded', size: 2 })
  const next = await aBuyer(world, fair, '后来的')
  expect((await opens(next, fair, 1500)).order.totalFen).toBe(1500)
})

test('waiting, running, paused, ended: each refuses or lets begin, and running teams go on', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = [await aBuyer(world, fair), await aBuyer(world, fair, '小雪')]
  const { team } = await leads(leader, fair)
  const steers = (act: 'pause' | 'resume' | 'end') =>
    fair.owner.tries(steerActivityEndpoint, { activityId: fair.activity.id, act })
  const tries = () => member.tries(openTeamEndpoint, { activityId: fair.activity.id, ...seatWords(fair) })
  expect((await steers('pause')).body).toMatchObject({ state: 'paused' })
  expect((await tries()).problem?.code).toBe('promotions.activity_not_running')
  expect((await steers('resume')).body).toMatchObject({ state: 'running' })
  expect((await steers('end')).body).toMatchObject({ state: 'ended' })
  expect((await tries()).problem?.code).toBe('promotions.activity_not_running')
  expect((await steers('resume')).problem?.code).toBe('promotions.activity_over')
  expect(await follows(member, fair, team.id)).toMatchObject({ state: 'paid' })
})

test.each([
  ['no people', { people: [] }],
  ['a team of one', { people: [1] }],
  ['a ladder that falls', { people: [5, 3] }],
  ['a price for a step that is none', { people: [2, 3] }],
  ['prices that rise', { people: [2, 3], fen: [900, 1200] }],
  ['a price of nothing', { fen: [0] }],
  ['a negative price', { fen: [-1] }],
  ['half a fen', { fen: [1200.5] }],
  ['beyond ten million yuan', { fen: [1_000_000_001] }],
  ['no time', { minutes: 0 }],
  ['more than an hour to pay', { payMinutes: 61 }],
  ['fewer people that are not fewer', { atLeast: 2 }],
  ['an order larger than a person may have', { perOrder: 3, perPerson: 2 }],
  ['a person who may have more than there are', { perPerson: 5, inAll: 4 }],
])(
  'refused where it is typed, with the reason: %s',
  async (_, { fen = [1200], ...terms }: { fen?: number[]; [term: string]: unknown }) => {
    const shop = await aShop(world)
    const sensible = { kind: 'group_buy' as const, people: [2], prices: [{ variantId: shop.variantId, fen }] }
    const words = activityWords(world, shop, sensible)
    const refused = await shop.owner.tries(makeActivityEndpoint as Endpoint, {
      ...words,
      terms: { ...sensible, ...terms },
    })
    expect(refused.problem?.code).toBe('kernel.invalid_input')
  },
)

test('dates, channels and prices that make no sense are refused', async () => {
  const shop = await aShop(world)
  const terms = { kind: 'group_buy' as const, people: [2], prices: [{ variantId: shop.variantId, fen: [1200] }] }
  const words = activityWords(world, shop, terms)
  const code = async (more: Partial<Ask>) =>
    (await shop.owner.tries(makeActivityEndpoint, { ...words, ...more })).problem?.code
  expect(await code({ endsAt: words.startsAt })).toBe('kernel.invalid_input')
  expect(await code({ startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-01-02T00:00:00Z' })).toBe(
    'promotions.activity_over',
  )
  expect(await code({ channels: [] })).toBe('kernel.invalid_input')
  expect(await code({ channels: ['web', 'web'] })).toBe('kernel.invalid_input')
  const dear = [{ variantId: shop.variantId, fen: [2000] }]
  expect(await code({ terms: { ...terms, people: [2], prices: dear } })).toBe('promotions.price_above_shelf')
})

test('a bargain is neither saved for WeChat nor shown there', async () => {
  const fair = await aBargainFair(world)
  const goods = [{ variantId: fair.variantId, priceFen: 9900, floorFen: 900 }]
  for (const where of ['wechat_h5', 'weapp', 'wecom'] as const) {
    const words = activityWords(world, fair, { kind: 'bargain', goods, people: 5 })
    const refused = await fair.owner.tries(makeActivityEndpoint, { ...words, channels: ['web', where] })
    expect(refused.problem?.code).toBe('promotions.channel_refuses')
    const member = await aBuyer(world, fair)
    const shown = await member.tries(readActivityEndpoint, { activityId: fair.activity.id, channel: where })
    expect(shown.problem?.code).toBe('promotions.channel_refuses')
    const listed = { communityId: fair.community.id, channel: where }
    expect((await member.asks(listCommunityActivitiesEndpoint, listed)).rows).toEqual([])
  }
  expect((await fair.owner.asks(listChannelRulesEndpoint, {})).rows).toHaveLength(60)
})

test('services sold in WeChat must be refundable at any time', async () => {
  const shop = await aShop(world, { kind: 'service', deliveries: ['code'] })
  const prices = [{ variantId: shop.variantId, fen: [1200] }]
  const words = (refundAnytime: boolean): Ask => ({
    ...activityWords(world, shop, { kind: 'group_buy', people: [2], prices, refundAnytime }),
    channels: ['weapp'],
  })
  const refused = await shop.owner.tries(makeActivityEndpoint, words(false))
  expect(refused.problem?.code).toBe('promotions.service_must_be_refundable')
  expect((await shop.owner.tries(makeActivityEndpoint, words(true))).status).toBe(200)
})

test('members see what is on, the desk sees all; outsiders see nothing, members make nothing', async () => {
  const fair = await aGroupBuy(world)
  const member = await aBuyer(world, fair)
  const outsider = await aPerson(world, fair.tenant)
  const here = { communityId: fair.community.id }
  expect((await member.asks(listCommunityActivitiesEndpoint, here)).rows).toMatchObject([{ state: 'running' }])
  expect((await outsider.tries(listCommunityActivitiesEndpoint, here)).status).toBe(403)
  expect((await outsider.tries(readActivityEndpoint, { activityId: fair.activity.id })).status).toBe(403)
  expect((await member.tries(listActivitiesEndpoint, {})).status).toBe(403)
  expect((await member.tries(steerActivityEndpoint, { activityId: fair.activity.id, act: 'end' })).status).toBe(403)
  const { order } = await opens(member, fair)
  const desk = await fair.owner.asks(listActivitiesEndpoint, { state: 'running' })
  expect(desk.rows).toMatchObject([{ id: fair.activity.id, figures: { orders: 1, paid: 0 } }])
  const read = await member.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(read.offers).toMatchObject([{ shelfFen: 1990, forSale: true }])
  expect(read.rules.map(({ key }) => key)).toContain('promotions.rules.team_on_end_keep')
  expect((await member.asks(readOrderEndpoint, { orderId: order.id })).origin).toBe('group_buy')
})

test('the desk sees what takes place in an activity, and what it said at each time', async () => {
  const fair = await aGroupBuy(world)
  const { owner, activity } = fair
  const { team } = await leads(await aBuyer(world, fair), fair)
  const { rows } = await owner.asks(listEntriesEndpoint, { activityId: activity.id })
  expect(rows).toMatchObject([{ id: team.id, state: 'running', done: 1, of: 2, fen: 1200, orderId: null }])
  expect((await owner.asks(listEntriesEndpoint, { activityId: activity.id, state: 'failed' })).rows).toEqual([])
  const { communityId: _, ...words } = activityWords(world, fair, activity.terms)
  await owner.asks(changeActivityEndpoint, { ...words, activityId: activity.id, version: 1, title: '改了名字' })
  const versions = (await owner.asks(listVersionsEndpoint, { activityId: activity.id })).rows
  expect(versions.map(({ version, title }) => [version, title])).toEqual([
    [2, '改了名字'],
    [1, activity.title],
  ])
  const member = await aBuyer(world, fair)
  expect((await member.tries(listEntriesEndpoint, { activityId: activity.id })).problem?.code).toBe(
    'kernel.not_allowed',
  )
})

test('orders and bargains are told at the desk, with where their price stands', async () => {
  const sale = await aFlashSale(world)
  await buysFlash(await aBuyer(world, sale), sale)
  const bought = await sale.owner.asks(listEntriesEndpoint, { activityId: sale.activity.id })
  expect(bought.rows).toMatchObject([{ state: 'held', done: 1, of: 0, fen: 500 }])
  const fair = await aBargainFair(world)
  const started = await starts(await aBuyer(world, fair), fair)
  const { body } = await helps(await aBuyer(world, fair), started.id)
  const told = await fair.owner.asks(listEntriesEndpoint, { activityId: fair.activity.id })
  expect(told.rows).toMatchObject([{ id: started.id, state: 'running', done: 1, of: 10, fen: body.bargain.nowFen }])
})

test('the code of an activity is a picture of its link', async () => {
  const { owner, activity } = await aGroupBuy(world)
  const { url } = await owner.asks(readActivityEndpoint, { activityId: activity.id })
  expect(url).toMatch(new RegExp(`/c/${activity.communityId}/activities/${activity.id}$`))
  const { headers, body } = await owner.fetches(`/activities/${activity.id}/qr.svg`)
  expect(headers['content-type']).toContain('image/svg')
  expect(body).toContain('<svg')
})
