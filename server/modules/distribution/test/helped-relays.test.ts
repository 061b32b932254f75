/** RL-6: helping to sell a relay is one level and a contractual split; goods, pieces and delivery stay the source's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { refundOrderEndpoint, type Order } from '../../commerce/contract.ts'
import { finishOrders } from '../../commerce/operations/finish-orders.ts'
import { aBuyer, aProduct, pays } from '../../commerce/test/cast.ts'
import { aMember } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalance } from '../../ledger/index.ts'
import { proveBooks } from '../../ledger/operations/prove-books.ts'
import { listTidingsEndpoint } from '../../notices/contract.ts'
import {
  announceArrivalEndpoint,
  cancelEntryEndpoint,
  changeActivityEndpoint,
  closeRelayEndpoint,
  endRelayCopyEndpoint,
  listRelayHelpersEndpoint,
  readActivityEndpoint,
  readRelayEndpoint,
  readRelayTotalsEndpoint,
  type RelayHelper,
  steerActivityEndpoint,
} from '../../promotions/contract.ts'
import { recount } from '../../promotions/operations/recounts/recount.ts'
import { db as promotions } from '../../promotions/tables.ts'
import { activityWords, type Fair } from '../../promotions/test/cast.ts'
import { aPaidRelay, entersPaid, type RelayWords } from '../../promotions/test/relay-cast.ts'
import {
  answerCoSellingEndpoint,
  endCoSellingEndpoint,
  listCommissionsEndpoint,
  listHelpableRelaysEndpoint,
  offerCoSellingEndpoint,
  openRelayCopyEndpoint,
} from '../contract.ts'
import { followOrder } from '../operations/follow-order.ts'
import { aHelpedRelay, aHelper, copyOf, enters, type Helped, opens } from './helped-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const day = 86_400_000
const owed = (someone: Someone) =>
  world.within(someone.tenantId, (ctx) => readBalance(ctx, 'money', `partners/${someone.id}`))
const stateOf = async (someone: Someone, { activityId }: Pick<RelayHelper, 'activityId'>) =>
  (await someone.asks(readRelayEndpoint, { activityId })).state
const steers = ({ source }: Helped, act: 'pause' | 'resume' | 'end') =>
  source.owner.asks(steerActivityEndpoint, { activityId: source.activity.id, act })

test('a helper sees what the contract opens, opens a copy in the own community, and the organiser hears of it', async () => {
  const helped = await aHelpedRelay(world)
  const { source, helper, home, contract } = helped
  const before = await helper.asks(listHelpableRelaysEndpoint, {})
  expect(before).toMatchObject({
    open: [
      { coSellingId: contract.id, sourceId: source.activity.id, items: [{ name: '茶', fen: 1200, bounds: null }] },
    ],
    mine: [],
  })
  const copy = await copyOf(helped)
  expect(copy).toMatchObject({ communityId: home.community.id, state: 'running', entries: 0 })
  expect((await opens(helped)).problem?.code).toBe('promotions.already_helping')
  const after = await helper.asks(listHelpableRelaysEndpoint, {})
  expect([after.open.length, after.mine.length]).toEqual([0, 1])
  const buyer = await aMember(world, home, { name: '邻居' })
  expect(await buyer.asks(readRelayEndpoint, { activityId: copy.activityId })).toMatchObject({
    helper: { id: helper.id },
    items: [{ name: '茶', fen: 1200, left: 10 }],
    organises: false,
  })
  expect((await source.owner.asks(listTidingsEndpoint, {})).rows).toMatchObject([{ kind: 'relay_helped' }])
})

test('one level: a copy is not copied again, not by its own helper, nor by another with a contract', async () => {
  const helped = await aHelpedRelay(world)
  const copy = await copyOf(helped)
  const again = await aHelper(world, helped.source, helped.supplier)
  const second = { ...helped, ...again, source: { ...helped.source, activity: { ...helped.source.activity } } }
  second.source.activity.id = copy.activityId
  expect((await opens(second)).problem?.code).toBe('promotions.not_helped')
  expect((await opens({ ...helped, ...again })).status).toBe(200)
})

test('an order through the copy settles by the contract: supplier, helper and house, to the fen, and never as commission', async () => {
  const helped = await aHelpedRelay(world, { deliveries: ['code', 'none'] })
  const { source, supplier, helper, home } = helped
  const copy = await copyOf(helped)
  const buyer = await aMember(world, home, { name: '邻居' })
  const { order } = (await enters(buyer, copy, { quantity: 2, delivery: 'none' })).body
  await pays(buyer, order as Order)
  const own = await aBuyer(world, source, '团长的客人')
  const direct = (await enters(own, { activityId: source.activity.id }, { delivery: 'none' })).body.order as Order
  await pays(own, direct)
  world.pass(8 * day)
  await world.within(source.tenant.id, finishOrders)
  for (const id of [(order as Order).id, direct.id]) await world.within(source.tenant.id, (ctx) => followOrder(ctx, id))
  // 24.00 sold: 16.00 for the supplier, half of 8.00 for the helper. What the source sold itself is not shared.
  expect([await owed(supplier), await owed(helper)]).toEqual([1600, 400])
  expect((await source.owner.asks(listCommissionsEndpoint, {})).rows).toEqual([])
  const part = [{ line: 0, quantity: 1, amountFen: 1200 }]
  await source.owner.asks(refundOrderEndpoint, {
    orderId: (order as Order).id,
    lines: part,
    why: '少货',
    backToStock: false,
  })
  await world.within(source.tenant.id, (ctx) => followOrder(ctx, (order as Order).id))
  expect([await owed(supplier), await owed(helper)]).toEqual([800, 200])
  expect((await world.within(source.tenant.id, proveBooks)).differences).toEqual([])
})

test('the helper’s own price holds within the contract’s bounds, and only where there are some', async () => {
  const split = { kind: 'price' as const, supplyFen: 800, helperBp: 5000 }
  const goods = (source: Fair, ownPrice: { leastFen: number; mostFen: number } | null) => ({
    goods: [{ productId: source.product.id, split, ownPrice }],
  })
  const fixed = await aHelpedRelay(world)
  expect((await opens(fixed, [{ name: '茶', fen: 1100 }])).problem?.code).toBe('promotions.price_out_of_bounds')
  const { source, supplier } = fixed
  const free = {
    ...fixed,
    ...(await aHelper(world, source, supplier, goods(source, { leastFen: 900, mostFen: 1500 }))),
  }
  for (const fen of [899, 1501])
    expect((await opens(free, [{ name: '茶', fen }])).problem?.code).toBe('promotions.price_out_of_bounds')
  const copy = await copyOf(free, [{ name: '茶', fen: 1500 }])
  const buyer = await aMember(world, free.home, { name: '邻居' })
  expect((await enters(buyer, copy, { fen: 1200 })).problem?.code).toBe('commerce.price_changed')
  expect((await enters(buyer, copy, { fen: 1500 })).body.entry.totalFen).toBe(1500)
  const below = goods(source, { leastFen: 700, mostFen: 900 })
  await expect(aHelper(world, source, supplier, below)).rejects.toThrow('kernel.invalid_input')
})

test('never more than there are: forty people in the source and two copies race for ten pieces and get ten', async () => {
  const helped = await aHelpedRelay(world)
  const other = { ...helped, ...(await aHelper(world, helped.source, helped.supplier)) }
  const copies = [await copyOf(helped), await copyOf(other)]
  const lists = [{ activityId: helped.source.activity.id }, ...copies]
  const homes = [helped.source, helped.home, other.home]
  const racers: { who: Someone; list: (typeof lists)[number] }[] = []
  for (let at = 0; at < 40; at += 1) {
    const list = lists[at % 3]
    const home = homes[at % 3]
    if (list && home) racers.push({ who: await aMember(world, home, { name: `邻居${at}` }), list })
  }
  const patiently = async (who: Someone, list: (typeof lists)[number]): ReturnType<typeof enters> => {
    const answer = await enters(who, list)
    return answer.problem?.code === 'kernel.unavailable' ? patiently(who, list) : answer
  }
  const answers = await Promise.all(racers.map(({ who, list }) => patiently(who, list)))
  const codes = Map.groupBy(answers, ({ problem, body }) => problem?.code ?? body.entry.state)
  expect([codes.get('held')?.length, codes.get('promotions.quota_taken')?.length]).toEqual([10, 30])
  for (const list of lists) {
    const { items } = await helped.source.owner.asks(readRelayEndpoint, { activityId: list.activityId })
    expect(items).toMatchObject([{ left: 0 }])
  }
  const winner = racers[answers.findIndex(({ problem }) => problem === null)]
  const entry = answers.find(({ problem }) => problem === null)?.body.entry
  if (winner && entry) await winner.who.asks(cancelEntryEndpoint, { entryId: entry.id })
  const late = await aMember(world, helped.home, { name: '来晚的' })
  expect((await enters(late, copies[0] as RelayHelper)).status).toBe(200)
  const taken = await world.within(helped.source.tenant.id, (ctx) =>
    promotions(ctx).selectFrom('promotions.quotas').select('taken').where('of', '=', 'item 茶').execute(),
  )
  expect(taken.filter((row) => row.taken > 0)).toEqual([{ taken: 10 }])
  expect(await world.within(helped.source.tenant.id, recount)).toBe(0)
}, 60_000)

test('totals, the picking list and the arrival of the source include the copies, by helper; delivery is not the helper’s', async () => {
  const helped = await aHelpedRelay(world)
  const { source, helper, home } = helped
  const copy = await copyOf(helped)
  const buyer = await aMember(world, home, { name: '邻居' })
  const { entry, order } = (await enters(buyer, copy, { quantity: 3 })).body
  await pays(buyer, order as Order)
  const own = await aBuyer(world, source, '团长的客人')
  await pays(own, (await entersPaid(own, source, 2)).body.order as Order)
  const activityId = source.activity.id
  expect(await source.owner.asks(readRelayTotalsEndpoint, { activityId })).toMatchObject({
    entries: 2,
    items: [{ name: '茶', quantity: 5, fen: 6000 }],
    helpers: [{ activityId: copy.activityId, entries: 1, items: [{ quantity: 3 }] }],
    points: [
      {
        picking: [
          { no: 1, name: '团长的客人', helper: null },
          { no: 1, name: '邻居', helper: '帮卖的' },
        ],
      },
    ],
  })
  const { rows } = await source.owner.asks(listRelayHelpersEndpoint, { activityId })
  expect(rows).toMatchObject([{ helper: { id: helper.id }, entries: 1, pieces: 3, fen: 3600 }])
  expect(await helper.asks(readRelayTotalsEndpoint, { activityId: copy.activityId })).toMatchObject({ entries: 1 })
  expect((await helper.tries(readRelayTotalsEndpoint, { activityId })).status).toBe(403)
  const refused = await helper.tries(cancelEntryEndpoint, { entryId: entry.id, why: '不卖了' })
  expect(refused.status).toBe(403)
  await steers(helped, 'end')
  expect((await helper.tries(announceArrivalEndpoint, { activityId: copy.activityId })).status).toBe(403)
  expect((await helper.tries(closeRelayEndpoint, { activityId: copy.activityId })).status).toBe(403)
  expect(await source.owner.asks(announceArrivalEndpoint, { activityId })).toEqual({ told: 2 })
  await source.owner.asks(closeRelayEndpoint, { activityId })
  expect(await stateOf(buyer, copy)).toBe('closed')
})

test('what becomes of the source becomes of its copies: paused, changed, cut off; ended with the contract, or by the helper', async () => {
  const helped = await aHelpedRelay(world)
  const { source, helper, home, contract } = helped
  const copy = await copyOf(helped)
  const buyer = await aMember(world, home, { name: '邻居' })
  await steers(helped, 'pause')
  expect(await stateOf(buyer, copy)).toBe('paused')
  await steers(helped, 'resume')
  const { communityId: _, ...words } = activityWords(world, source, {
    kind: 'relay',
    pays: 'shop',
    helpers: 'contract',
    deliveries: ['code'],
    items: [{ name: '茶', fen: 1100, pieces: 10, variantId: source.variantId }],
  })
  await source.owner.asks(changeActivityEndpoint, { activityId: source.activity.id, version: 1, ...words })
  expect(await buyer.asks(readActivityEndpoint, { activityId: copy.activityId })).toMatchObject({
    version: 2,
    state: 'running',
    terms: { items: [{ fen: 1100 }], helpers: 'none' },
  })
  await steers(helped, 'end')
  expect(await stateOf(buyer, copy)).toBe('cut_off')
  expect((await enters(buyer, copy, { fen: 1100 })).problem?.code).toBe('promotions.activity_not_running')
  const second = await aHelpedRelay(world)
  const ended = await copyOf(second)
  await second.supplier.asks(endCoSellingEndpoint, { coSellingId: second.contract.id, why: '没货了' })
  expect(await stateOf(second.helper, ended)).toBe('cut_off')
  expect((await opens(second)).problem?.code).toBe('distribution.contract_state_wrong')
  const third = await aHelpedRelay(world)
  const given = await copyOf(third)
  const someone = await aMember(world, third.home, { name: '邻居' })
  expect((await someone.tries(endRelayCopyEndpoint, { activityId: given.activityId })).status).toBe(403)
  expect((await third.helper.asks(endRelayCopyEndpoint, { activityId: given.activityId })).state).toBe('cut_off')
  expect([helper.id, contract.id]).toHaveLength(2)
})

test('a source that is closed while a helper opens a copy closes it too, or there is none', async () => {
  const helped = await aHelpedRelay(world)
  const [opened] = await Promise.all([opens(helped), steers(helped, 'end')])
  if (opened.problem) expect(opened.problem.code).toBe('promotions.activity_over')
  else expect(await stateOf(helped.helper, opened.body as RelayHelper)).toBe('cut_off')
})

test('refused: not open to helpers, goods that are in no contract, the same community', async () => {
  expect((await opens(await aHelpedRelay(world, { helpers: 'none' }))).problem?.code).toBe('promotions.not_helped')
  const helped = await aHelpedRelay(world)
  const { source, supplier } = helped
  const tea = await aProduct(source, { title: '别的茶', priceFen: 900 })
  const split = { kind: 'price' as const, supplyFen: 800 }
  const other = await aHelper(world, source, supplier, { goods: [{ productId: tea.id, split }] })
  expect((await opens({ ...helped, ...other })).problem?.code).toBe('promotions.not_helped')
  const inside = await aMember(world, source, { name: '同群的' })
  const { id } = await source.owner.asks(offerCoSellingEndpoint, {
    title: '同一个社群',
    communityId: source.community.id,
    supplierId: supplier.id,
    helperId: inside.id,
    through: 'relay',
    goods: [{ productId: source.product.id, split }],
  })
  for (const party of [supplier, inside])
    await party.asks(answerCoSellingEndpoint, { coSellingId: id, answer: 'accepted' })
  const here = { ...helped, helper: inside, contract: { ...helped.contract, id } }
  expect((await opens(here)).problem?.code).toBe('promotions.not_helped')
})

test('only the helper named opens it; helping needs a helper, and a relay that can be helped is paid in the shop', async () => {
  const helped = await aHelpedRelay(world)
  const { source, supplier, home, contract } = helped
  const ask = { coSellingId: contract.id, sourceId: source.activity.id, title: '不是我' }
  expect((await supplier.tries(openRelayCopyEndpoint, ask)).problem?.code).toBe('distribution.not_a_party')
  const nobody = await source.owner.tries(offerCoSellingEndpoint, {
    title: '没有帮卖',
    communityId: home.community.id,
    supplierId: supplier.id,
    through: 'relay',
    goods: [{ productId: source.product.id, split: { kind: 'price', supplyFen: 800 } }],
  })
  expect(nobody.problem?.code).toBe('kernel.invalid_input')
  const wrong: RelayWords[] = [{ pays: 'none' }, { places: 5 }, { places: 5, ballotMinutes: 10 }]
  for (const terms of wrong) {
    await expect(aPaidRelay(world, { helpers: 'contract', ...terms })).rejects.toThrow('kernel.invalid_input')
  }
})
