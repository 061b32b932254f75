import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { setStockEndpoint } from '../../commerce/contract.ts'
import { lapseOrders } from '../../commerce/operations/lapse-orders.ts'
import { aBuyer, buys, money, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  type Bargain,
  type BargainId,
  makeActivityEndpoint,
  orderBargainEndpoint,
  readBargainEndpoint,
  startBargainEndpoint,
  steerActivityEndpoint,
} from '../contract.ts'
import { endBargains } from '../operations/pay-bargain.ts'
import { db } from '../tables.ts'
import { aBargainFair, activityWords, type Fair, helps, people, starts } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const reads = (someone: Someone, bargainId: BargainId) => someone.asks(readBargainEndpoint, { bargainId })
const words = ({ nowFen }: Pick<Bargain, 'nowFen'>) => ({ delivery: 'none', totalFen: nowFen }) as const
const orders = (starter: Someone, { id, ...seen }: Pick<Bargain, 'id' | 'nowFen'>) =>
  starter.tries(orderBargainEndpoint, { bargainId: id, ...words(seen) })
const cutsOf = ({ tenant }: Fair, id: BargainId) =>
  world.within(tenant.id, (ctx) =>
    db(ctx).selectFrom('promotions.cuts').selectAll().where('bargain_id', '=', id).orderBy('place').execute(),
  )
const sum = (all: readonly number[]) => all.reduce((so, far) => so + far, 0)
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

async function begins(fair: Fair) {
  const starter = await aBuyer(world, fair, '发起人')
  return { starter, bargain: await starts(starter, fair) }
}

describe('never: read → compute → write without a lock or condition loses updates (CRMEB): gap ¥90, ten helpers', () => {
  const spread = { 'one after another': null, 'at the same instant': 0, 'within 200 ms': 200, 'within a second': 1000 }
  test.each(Object.entries(spread))('%s', async (_, within) => {
    const fair = await aBargainFair(world)
    const { starter, bargain } = await begins(fair)
    const helpers = await people(world, fair, 10)
    const answers = []
    if (within === null) for (const one of helpers) answers.push(await helps(one, bargain.id))
    else {
      const comes = async (one: Someone, place: number) => {
        await wait((within * place) / 10)
        return helps(one, bargain.id)
      }
      answers.push(...(await Promise.all(helpers.map(comes))))
    }
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(sum(answers.map(({ body }) => body.amountFen))).toBe(9000)
    const done = await reads(starter, bargain.id)
    expect(done).toMatchObject({ state: 'succeeded', nowFen: 900, missing: 0, may: ['order'] })
    expect(sum(done.cuts.map(({ amountFen }) => amountFen))).toBe(9000)
  })
})

test('never: no unique key, so a double tap counts twice (CRMEB): one person tapping three times at once', async () => {
  const fair = await aBargainFair(world)
  const { starter, bargain } = await begins(fair)
  for (const helper of await people(world, fair, 10)) {
    const taps = await Promise.all([1, 2, 3].map(() => helps(helper, bargain.id)))
    expect(taps.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(taps.filter(({ problem }) => /already_helped|bargain_over/.test(problem?.code ?? ''))).toHaveLength(2)
  }
  const done = await reads(starter, bargain.id)
  expect(done).toMatchObject({ state: 'succeeded', nowFen: 900 })
  expect(done.cuts).toHaveLength(10)
})

test('more helpers than cuts: exactly so many are accepted, the others are told that it is over', async () => {
  const fair = await aBargainFair(world, { people: 3 })
  const { starter, bargain } = await begins(fair)
  const answers = await Promise.all((await people(world, fair, 9)).map((one) => helps(one, bargain.id)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  expect(answers.filter(({ problem }) => problem?.code === 'promotions.bargain_over')).toHaveLength(6)
  expect((await reads(starter, bargain.id)).nowFen).toBe(900)
})

test('five fen and ten people is refused where it is typed, with the reason', async () => {
  const fair = await aBargainFair(world)
  const terms = {
    kind: 'bargain' as const,
    goods: [{ variantId: fair.variantId, priceFen: 905, floorFen: 900 }],
    people: 10,
  }
  const refused = await fair.owner.tries(makeActivityEndpoint, activityWords(world, fair, terms))
  expect(refused).toMatchObject({ status: 400, problem: { code: 'kernel.invalid_input' } })
  expect(refused.body).toMatchObject({
    fields: [{ path: 'terms.people', zh: '人数太多：要砍的分数不够每人至少一分' }],
  })
})

test('never: random lower bound taken from the floor price instead of the minimum cut (ruoyi-vue-pro)', async () => {
  const fair = await aBargainFair(world, {
    goods: [{ variantId: (await aBargainFair(world)).variantId, priceFen: 9900, floorFen: 9890 }],
    people: 10,
  }).catch(() => null)
  expect(fair).toBeNull()
  const high = await aBargainFair(world, { people: 9 })
  const goods = [{ variantId: high.variantId, priceFen: 9900, floorFen: 9890 }]
  const narrow = await high.owner.asks(
    makeActivityEndpoint,
    activityWords(world, high, { kind: 'bargain', goods, people: 9 }),
  )
  const { starter, bargain } = await begins({ ...high, activity: narrow })
  const drawn = (await cutsOf(high, bargain.id)).map(({ amount_fen }) => amount_fen)
  expect(sum(drawn)).toBe(10)
  expect(Math.min(...drawn)).toBe(1)
  expect((await reads(starter, bargain.id)).missing).toBe(9)
})

test('never: a mutex that covers ordering but not the bargain: helping and ordering race, the price is what the rows say', async () => {
  const fair = await aBargainFair(world, { buys: 'any_price', people: 6 })
  const { starter, bargain } = await begins(fair)
  const helpers = await people(world, fair, 5)
  const seen = await reads(starter, bargain.id)
  const [ordered] = await Promise.all([orders(starter, seen), ...helpers.map((one) => helps(one, bargain.id))])
  const now = await reads(starter, bargain.id)
  if (ordered.problem) expect(ordered.problem.code).toBe('commerce.price_changed')
  else {
    expect(now.state).toBe('ordered')
    expect(ordered.body.order.totalFen).toBe(now.nowFen)
  }
  expect(now.nowFen).toBe(9900 - sum(now.cuts.map(({ amountFen }) => amountFen)))
})

test('never: money in floating point with round-up (lilishop): every amount is whole fen in the rows', async () => {
  const fair = await aBargainFair(world, { people: 7 })
  const { bargain } = await begins(fair)
  const drawn = (await cutsOf(fair, bargain.id)).map(({ amount_fen }) => amount_fen)
  expect(drawn.every(Number.isInteger)).toBe(true)
  expect(sum(drawn)).toBe(9000)
})

test('at the floor it is ordered within its window, paid, and done', async () => {
  const fair = await aBargainFair(world, { people: 2 })
  const { starter, bargain } = await begins(fair)
  const helpers = (await people(world, fair, 2)) as [Someone, Someone]
  await helps(helpers[0], bargain.id)
  expect((await orders(starter, await reads(starter, bargain.id))).problem).toMatchObject({
    code: 'promotions.floor_not_reached',
    facts: { left: 1 },
  })
  await helps(helpers[1], bargain.id)
  const reached = await reads(starter, bargain.id)
  expect((await orders(helpers[0], reached)).problem?.code).toBe('promotions.not_yours')
  const { body } = await orders(starter, reached)
  expect(body).toMatchObject({ bargain: { state: 'ordered' }, order: { totalFen: 900, origin: 'bargain' } })
  await pays(starter, body.order)
  expect(await reads(starter, bargain.id)).toMatchObject({ state: 'paid', may: [] })
  expect(await money(world, fair)).toEqual({ 'clearing/sandbox': 900, sales: 900 })
})

test('not ordered in time it lapses; an order that is not paid can be placed again while there is time', async () => {
  const fair = await aBargainFair(world, { people: 1, orderMinutes: 30, payMinutes: 15 })
  const { starter, bargain } = await begins(fair)
  await helps(await aBuyer(world, fair), bargain.id)
  const { body } = await orders(starter, await reads(starter, bargain.id))
  world.pass(16 * 60_000)
  await world.within(fair.tenant.id, lapseOrders)
  expect(await reads(starter, bargain.id)).toMatchObject({ state: 'succeeded', may: ['order'] })
  const again = await orders(starter, await reads(starter, bargain.id))
  expect(again.body.order.id).not.toBe(body.order.id)
  world.pass(16 * 60_000)
  await world.within(fair.tenant.id, lapseOrders)
  expect(await reads(starter, bargain.id)).toMatchObject({ state: 'lapsed', may: [] })
  expect((await orders(starter, again.body.bargain)).problem?.code).toBe('promotions.bargain_over')
})

test('its time ends whether anybody looks or not', async () => {
  const fair = await aBargainFair(world, { minutes: 60 })
  const { starter, bargain } = await begins(fair)
  world.pass(61 * 60_000)
  expect((await helps(await aBuyer(world, fair), bargain.id)).problem?.code).toBe('promotions.bargain_over')
  expect(await world.within(fair.tenant.id, endBargains)).toBe(1)
  expect(await reads(starter, bargain.id)).toMatchObject({ state: 'failed' })
})

test('free at the floor: nothing is paid, the order goes the same way', async () => {
  const shop = await aBargainFair(world)
  const goods = [{ variantId: shop.variantId, priceFen: 9900, floorFen: 0 }]
  const terms = { kind: 'bargain' as const, goods, people: 1 }
  const activity = await shop.owner.asks(makeActivityEndpoint, activityWords(world, shop, terms))
  const { starter, bargain } = await begins({ ...shop, activity })
  await helps(await aBuyer(world, shop), bargain.id)
  const { body } = await orders(starter, await reads(starter, bargain.id))
  expect(body).toMatchObject({ bargain: { state: 'paid' }, order: { state: 'received', totalFen: 0 } })
})

test('newcomers get the largest cut that is left, and the sum stays the same', async () => {
  const fair = await aBargainFair(world, { people: 8, newcomersMore: true })
  const { starter, bargain } = await begins(fair)
  const drawn = (await cutsOf(fair, bargain.id)).map(({ amount_fen }) => amount_fen)
  const fresh = await aBuyer(world, fair)
  const { body } = await helps(fresh, bargain.id)
  expect(body.amountFen).toBe(Math.max(...drawn))
  const old = await aBuyer(world, fair)
  await buys(old, fair, { delivery: 'none' })
  const rest = await cutsOf(fair, bargain.id)
  expect((await helps(old, bargain.id)).body.amountFen).toBe(rest[1]?.amount_fen)
  expect(sum(rest.map(({ amount_fen }) => amount_fen))).toBe(9000)
  expect((await reads(starter, bargain.id)).cuts).toHaveLength(2)
})

test('limits: starts for each person, helps for each person and day, nobody helps themselves unless it is told', async () => {
  const fair = await aBargainFair(world, { supportsPerPerson: 3, supportsPerDay: 2 })
  const helper = await aBuyer(world, fair)
  const bargains = []
  for (let n = 0; n < 4; n += 1) bargains.push((await begins(fair)).bargain)
  const codes = []
  for (const { id } of bargains.slice(0, 3)) codes.push((await helps(helper, id)).problem?.code ?? 'cut')
  expect(codes).toEqual(['cut', 'cut', 'promotions.quota_taken'])
  const { starter, bargain } = await begins(fair)
  expect((await helps(starter, bargain.id)).problem?.code).toBe('promotions.own_bargain')
  const twice = await starter.tries(startBargainEndpoint, { activityId: fair.activity.id, variantId: fair.variantId })
  expect(twice.problem?.code).toBe('promotions.quota_taken')
  const own = await aBargainFair(world, { selfCut: true })
  const mine = await begins(own)
  expect((await helps(mine.starter, mine.bargain.id)).status).toBe(200)
})

test('sold out meanwhile: it cannot be ordered, and says so; paused, nobody helps', async () => {
  const fair = await aBargainFair(world, { people: 2 }, { onHand: 1 })
  const { starter, bargain } = await begins(fair)
  const [one, two] = (await people(world, fair, 2)) as [Someone, Someone]
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'pause' })
  expect((await helps(one, bargain.id)).problem?.code).toBe('promotions.activity_not_running')
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'resume' })
  await helps(one, bargain.id)
  await helps(two, bargain.id)
  await fair.owner.asks(setStockEndpoint, { variantId: fair.variantId, onHand: 0 })
  const seen = await reads(starter, bargain.id)
  expect(seen.soldOut).toBe(true)
  expect((await orders(starter, seen)).problem?.code).toBe('commerce.sold_out')
})
