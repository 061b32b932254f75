import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { actSandboxEndpoint, openPaymentEndpoint, readOrderEndpoint, redeemEndpoint } from '../../commerce/contract.ts'
import { aBuyer, money, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  announceArrivalEndpoint,
  changeActivityEndpoint,
  changeEntryEndpoint,
  closeRelayEndpoint,
  confirmEntryEndpoint,
  copyRelayEndpoint,
  listActivitiesEndpoint,
  listParticipationsEndpoint,
  makeActivityEndpoint,
  readActivityEndpoint,
  readRelayTotalsEndpoint,
  type RelayEntry,
  steerActivityEndpoint,
} from '../contract.ts'
import { repeatRelays } from '../operations/relays/sweep-relays.ts'
import { activityWords, type Fair, lapse, people } from './cast.ts'
import {
  aPaidRelay,
  aPoint,
  aRelay,
  callsNext,
  cancels,
  countersOf,
  enters,
  entersPaid,
  listed,
  readsRelay,
} from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const codesOf = (answers: { problem: { code: string } | null; body: { entry?: RelayEntry } }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ problem, body }) => problem?.code ?? body.entry?.state ?? '')].map(([code, all]) => [
      code,
      all.length,
    ]),
  )
const cutOff = ({ owner, activity }: Fair) => owner.asks(steerActivityEndpoint, { activityId: activity.id, act: 'end' })

test('never: total == maximum then add: two hundred people for the last three places get three, the rest wait in turn', async () => {
  const relay = await aRelay(world, { places: 5 })
  const all = await people(world, relay, 202)
  await enters(all[0] as Someone, relay)
  await enters(all[1] as Someone, relay)
  const answers = await Promise.all(all.slice(2).map((one) => enters(one, relay)))
  expect(codesOf(answers)).toEqual({ entered: 3, waiting: 197 })
  const { entries, ...counters } = await countersOf(world, relay)
  expect(counters).toEqual({ taken: 5, waiting: 197, holds: 5, waits: 197, numbered: 5 })
  const numbers = entries.flatMap(({ no }) => no ?? []).sort((a, b) => a - b)
  expect(numbers).toEqual([1, 2, 3, 4, 5])
  const places = entries.flatMap(({ place }) => place ?? []).sort((a, b) => a - b)
  expect(places).toEqual(Array.from({ length: 197 }, (_, at) => at + 1))
}, 120_000)

test('the last places paid in the shop: never more orders than places, whoever lost the race may wait', async () => {
  const relay = await aPaidRelay(world, { places: 3 })
  const all = await people(world, relay, 30)
  const answers = await Promise.all(all.map((one) => entersPaid(one, relay)))
  const counts = codesOf(answers)
  expect(counts.held).toBe(3)
  expect((counts.waiting ?? 0) + (counts['promotions.relay_full'] ?? 0)).toBe(27)
  const lost = answers.findIndex(({ problem }) => problem?.code === 'promotions.relay_full')
  if (lost >= 0) expect((await entersPaid(all[lost] as Someone, relay)).body.entry.state).toBe('waiting')
  const { taken, holds, waiting, waits } = await countersOf(world, relay)
  expect([taken, holds, waiting]).toEqual([3, 3, waits])
})

test('never: the same person signing up repeatedly: eight taps at once are one entry', async () => {
  const relay = await aRelay(world)
  const one = await aBuyer(world, relay)
  const answers = await Promise.all(Array.from({ length: 8 }, () => enters(one, relay)))
  expect(codesOf(answers)).toEqual({ entered: 1, 'promotions.already_entered': 7 })
  const { taken, numbered } = await countersOf(world, relay)
  expect([taken, numbered]).toEqual([1, 1])
})

test('one person may enter as often as the relay allows', async () => {
  const relay = await aRelay(world, { perPerson: 2 })
  const one = await aBuyer(world, relay)
  const answers = await Promise.all(Array.from({ length: 5 }, () => enters(one, relay)))
  expect(codesOf(answers)).toEqual({ entered: 2, 'promotions.already_entered': 3 })
})

test('numbers follow each other and are never given twice: who cancels keeps theirs and is shown as cancelled (RL-1)', async () => {
  const relay = await aRelay(world)
  const [a, b, c] = (await people(world, relay, 3)) as [Someone, Someone, Someone]
  const first = (await enters(a, relay)).body.entry
  await enters(b, relay)
  await cancels(a, first.id)
  expect((await enters(a, relay)).body.entry.no).toBe(3)
  expect((await enters(c, relay)).body.entry.no).toBe(4)
  expect((await listed(b, relay)).map(({ no, state }) => `${no} ${state}`)).toEqual([
    '1 cancelled',
    '2 entered',
    '3 entered',
    '4 entered',
  ])
  expect((await cancels(a, first.id)).problem?.code).toBe('promotions.entry_closed')
})

test('an author changes until the cut-off, afterwards only the organiser with a reason (RL-2)', async () => {
  const relay = await aRelay(world)
  const [author, other] = (await people(world, relay, 2)) as [Someone, Someone]
  const { id: entryId } = (await enters(author, relay)).body.entry
  const changes = (who: Someone, why = '', quantity = 3) =>
    who.tries(changeEntryEndpoint, { entryId, items: [{ name: '梨', quantity }], note: '晚点来', why })
  expect((await changes(author)).body).toMatchObject({ lines: [{ name: '梨', quantity: 3, unitFen: 900 }], no: 1 })
  expect((await changes(other)).status).toBe(403)
  expect((await changes(relay.owner)).problem?.code).toBe('promotions.reason_missing')
  await cutOff(relay)
  expect((await changes(author)).problem?.code).toBe('promotions.entry_closed')
  expect((await cancels(author, entryId)).problem?.code).toBe('promotions.entry_closed')
  expect((await changes(relay.owner, '少货', 2)).body).toMatchObject({ lines: [{ quantity: 2 }] })
  expect((await cancels(relay.owner, entryId, '没货了')).body).toMatchObject({
    state: 'cancelled',
    cancelledWhy: '没货了',
    no: 1,
  })
})

test('a freed place goes to whoever waits longest, and on to the next when it is not confirmed in time (RL-3)', async () => {
  const relay = await aRelay(world, { places: 1 })
  const [a, b, c, d] = (await people(world, relay, 4)) as [Someone, Someone, Someone, Someone]
  const first = (await enters(a, relay)).body.entry
  const second = (await enters(b, relay)).body.entry
  const third = (await enters(c, relay)).body.entry
  expect([second.place, third.place, second.no]).toEqual([1, 2, null])
  await cancels(a, first.id)
  // Nobody pushes in while somebody is being asked.
  expect((await enters(d, relay)).body.entry.state).toBe('waiting')
  expect((await c.tries(confirmEntryEndpoint, { entryId: third.id })).problem?.code).toBe('promotions.offer_over')
  expect((await readsRelay(b, relay)).mine).toMatchObject([{ state: 'offered', may: ['change', 'confirm', 'cancel'] }])
  world.pass(31 * 60_000)
  expect((await b.tries(confirmEntryEndpoint, { entryId: second.id })).problem?.code).toBe('promotions.offer_over')
  await callsNext(world, relay)
  await callsNext(world, relay)
  const taken = await c.asks(confirmEntryEndpoint, { entryId: third.id })
  expect(taken.entry).toMatchObject({ state: 'entered', no: 2 })
  expect((await readsRelay(b, relay)).mine).toMatchObject([
    { state: 'cancelled', cancelledWhy: 'unconfirmed', no: null },
  ])
  const { entries: _, ...counters } = await countersOf(world, relay)
  expect(counters).toMatchObject({ taken: 1, waiting: 1, holds: 1, waits: 1 })
})

test('many leave and confirm at once: every place is held by one, the counters say what the rows say', async () => {
  const relay = await aRelay(world, { places: 5 })
  const all = await people(world, relay, 15)
  const entries = (await Promise.all(all.map((one) => enters(one, relay)))).map(({ body }) => body.entry)
  await Promise.all(
    entries.map((entry, at) => (entry.state === 'entered' ? cancels(all[at] as Someone, entry.id) : null)),
  )
  const offered = (await countersOf(world, relay)).entries.filter(({ state }) => state === 'offered')
  expect(offered).toHaveLength(5)
  const answers = await Promise.all(
    offered.flatMap(({ id, person_id }) => {
      const who = all.find((one) => one.id === person_id) as Someone
      return [who.tries(confirmEntryEndpoint, { entryId: id }), cancels(who, id)]
    }),
  )
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  const { taken, holds, waiting, waits } = await countersOf(world, relay)
  expect([taken, waiting]).toEqual([holds, waits])
  expect(taken).toBe(5)
})

test('an item runs out and a person has a limit, whoever asks at once', async () => {
  const relay = await aRelay(world, { items: [{ name: '苹果', pieces: 10, perPerson: 4 }], perPerson: 3 })
  const all = await people(world, relay, 8)
  const three = [{ name: '苹果', quantity: 3 }]
  const answers = await Promise.all(all.map((one) => enters(one, relay, { items: three })))
  expect(codesOf(answers)).toEqual({ entered: 3, 'promotions.quota_taken': 5 })
  const lucky = all[answers.findIndex(({ status }) => status === 200)] as Someone
  expect((await enters(lucky, relay, { items: [{ name: '苹果', quantity: 2 }] })).problem?.code).toBe(
    'promotions.quota_taken',
  )
  expect((await readsRelay(lucky, relay)).items).toMatchObject([{ left: 1 }])
  const { taken, numbered } = await countersOf(world, relay)
  expect([taken, numbered]).toEqual([3, 3])
})

test('paid in the shop: paid in time it is in, with a code; unpaid it lapses, and its place is free', async () => {
  const relay = await aPaidRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const held = (await entersPaid(a, relay)).body
  const next = (await entersPaid(b, relay)).body.entry
  expect([held.entry.state, next.state]).toEqual(['held', 'waiting'])
  await lapse(world, relay)
  expect((await readsRelay(a, relay)).mine).toMatchObject([{ state: 'cancelled', cancelledWhy: 'unpaid', no: 1 }])
  const taken = await b.asks(confirmEntryEndpoint, { entryId: next.id, totalFen: 1200 })
  const paid = await pays(b, taken.order as never)
  expect(paid.order.state).toBe('paid')
  expect((await readsRelay(b, relay)).mine).toMatchObject([{ state: 'entered', no: 2 }])
  const code = paid.order.redeemCode ?? ''
  await relay.owner.asks(redeemEndpoint, { code })
  expect((await relay.owner.tries(redeemEndpoint, { code })).problem?.code).toBe('commerce.code_used')
})

test('paid late: under its own number while there is a place, else all of the money goes back', async () => {
  const relay = await aPaidRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const late = async (who: Someone) => {
    const { order } = (await entersPaid(who, relay)).body
    const { id: paymentId } = await who.asks(openPaymentEndpoint, { orderId: order?.id as never })
    await lapse(world, relay)
    return { order, pay: () => who.asks(actSandboxEndpoint, { paymentId, act: 'pay' }) }
  }
  const first = await late(a)
  const second = await late(b)
  await first.pay()
  expect((await readsRelay(a, relay)).mine).toMatchObject([{ state: 'entered', no: 1 }])
  await second.pay()
  expect(await b.asks(readOrderEndpoint, { orderId: second.order?.id as never })).toMatchObject({
    state: 'refunded',
    endedWhy: 'relay_full',
  })
  await expect.poll(() => money(world, relay)).toEqual({ 'clearing/sandbox': 1200, prepaid: 1200 })
})

test('whoever cancels what was paid gets it back, once; the place and the goods are there again', async () => {
  const relay = await aPaidRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const { entry, order } = (await entersPaid(a, relay)).body
  await pays(a, order as never)
  const twice = await Promise.all([cancels(a, entry.id), cancels(a, entry.id)])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  await expect.poll(() => money(world, relay)).toEqual({})
  expect((await entersPaid(b, relay)).body.entry).toMatchObject({ state: 'held', no: 2 })
  expect(
    (await a.tries(changeEntryEndpoint, { entryId: entry.id, items: [{ name: '茶', quantity: 2 }] })).problem?.code,
  ).toBe('promotions.entry_closed')
})

test('what was joined stays as it was: a new version changes no order (X-8)', async () => {
  const relay = await aPaidRelay(world)
  const buyer = await aBuyer(world, relay)
  const { order } = (await entersPaid(buyer, relay)).body
  const terms = { ...relay.activity.terms, items: [{ name: '茶', fen: 1500, variantId: relay.variantId }] }
  await relay.owner.asks(changeActivityEndpoint, {
    ...activityWords(world, relay, terms as never),
    activityId: relay.activity.id,
    version: 1,
  } as never)
  expect((await pays(buyer, order as never)).order).toMatchObject({ state: 'paid', paidFen: 1200 })
  expect((await readsRelay(buyer, relay)).mine).toMatchObject([{ totalFen: 1200, state: 'entered' }])
})

test('totals for each item and pick-up point, a picking list, and a notice of arrival that is given once (RL-5)', async () => {
  const { owner, ...shop } = await aRelay(world)
  const [east, west] = [await aPoint(owner, '东门'), await aPoint(owner, '西门')]
  const terms = {
    kind: 'relay' as const,
    items: [
      { name: '苹果', fen: 1200 },
      { name: '梨', fen: 900 },
    ],
    deliveries: ['pickup' as const],
    pickupPoints: [east, west],
  }
  const activity = await owner.asks(makeActivityEndpoint, activityWords(world, { owner, ...shop }, terms))
  const relay = { ...shop, owner, activity }
  const [a, b, c] = (await people(world, relay, 3)) as [Someone, Someone, Someone]
  const two = [
    { name: '苹果', quantity: 2 },
    { name: '梨', quantity: 1 },
  ]
  await enters(a, relay, { items: two, pickupPointId: east })
  await enters(b, relay, { pickupPointId: west, note: '周六取' })
  const gone = (await enters(c, relay, { pickupPointId: east })).body.entry
  await cancels(c, gone.id)
  expect((await enters(c, relay)).problem?.code).toBe('commerce.delivery_impossible')
  const totals = await owner.asks(readRelayTotalsEndpoint, { activityId: activity.id })
  expect(totals).toMatchObject({
    entries: 2,
    cancelled: 1,
    fen: 4500,
    items: [
      { name: '苹果', quantity: 3, fen: 3600 },
      { name: '梨', quantity: 1, fen: 900 },
    ],
    points: [
      { name: '东门', entries: 1, picking: [{ no: 1, items: two }] },
      { name: '西门', entries: 1, picking: [{ no: 2, note: '周六取' }] },
    ],
  })
  expect((await a.tries(readRelayTotalsEndpoint, { activityId: activity.id })).status).toBe(403)
  const arrives = () => owner.tries(announceArrivalEndpoint, { activityId: activity.id, pickupPointId: east })
  expect((await arrives()).problem?.code).toBe('promotions.relay_still_runs')
  await cutOff(relay)
  expect((await Promise.all([arrives(), arrives()])).map(({ body }) => body.told).sort()).toEqual([0, 1])
  expect((await readsRelay(a, relay)).mine[0]?.arrivedAt).not.toBeNull()
  expect((await readsRelay(b, relay)).mine[0]?.arrivedAt).toBeNull()
  const csv = (await owner.fetches(`/activities/${activity.id}/relay/export?as=csv`)).payload
  expect(
    csv
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',').slice(0, 7).join(',')),
  ).toEqual([
    '1,邻居0,已接龙,苹果×2 梨×1,3,33.00,东门',
    '2,邻居1,已接龙,苹果×1,1,12.00,西门',
    '3,邻居2,已取消,苹果×1,1,12.00,东门',
  ])
  const sheet = await owner.fetches(`/activities/${activity.id}/relay/export?as=xlsx`)
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('即将开始 → 进行中 → 已截单 → 已结束: nobody enters before or after, and only what is cut off is closed', async () => {
  const relay = await aRelay(world)
  const buyer = await aBuyer(world, relay)
  const closes = () => relay.owner.tries(closeRelayEndpoint, { activityId: relay.activity.id })
  expect((await readsRelay(buyer, relay)).state).toBe('running')
  expect((await closes()).problem?.code).toBe('promotions.relay_still_runs')
  await cutOff(relay)
  expect(await readsRelay(buyer, relay)).toMatchObject({ state: 'cut_off', may: [] })
  expect((await enters(buyer, relay)).problem?.code).toBe('promotions.activity_not_running')
  expect((await closes()).body.state).toBe('closed')
  const day = 86_400_000
  const copied = await relay.owner.asks(copyRelayEndpoint, {
    activityId: relay.activity.id,
    title: '下周水果',
    startsAt: new Date(world.now().getTime() + day).toISOString(),
    endsAt: new Date(world.now().getTime() + 2 * day).toISOString(),
  })
  const waiting = { ...relay, activity: copied }
  expect(await readsRelay(buyer, waiting)).toMatchObject({ state: 'waiting', taken: 0 })
  expect((await enters(buyer, waiting)).problem?.code).toBe('promotions.activity_not_running')
})

test('a weekly relay begins again a week later, once, however often the clock strikes', async () => {
  const relay = await aRelay(world, { repeats: 'weekly' })
  world.pass(7 * 86_400_000 + 60_000)
  const strikes = () => world.within(relay.tenant.id, repeatRelays)
  await Promise.all([strikes(), strikes(), strikes()])
  await strikes()
  const { rows } = await relay.owner.asks(listActivitiesEndpoint, { communityId: relay.community.id })
  expect(rows).toHaveLength(2)
  const [next] = rows
  expect(Date.parse(next?.startsAt ?? '') - Date.parse(relay.activity.startsAt)).toBe(7 * 86_400_000)
  expect(next?.state).toBe('running')
})

test('only the leader may buy, or see at all', async () => {
  const bought = await aRelay(world, { buyers: 'leader' })
  const buyer = await aBuyer(world, bought)
  expect((await enters(buyer, bought)).problem?.code).toBe('promotions.leader_only')
  expect((await readsRelay(buyer, bought)).may).toEqual([])
  expect((await enters(bought.owner, bought)).body.entry.no).toBe(1)
  const hidden = await aRelay(world, { buyers: 'leader', seenBy: 'leader' })
  const other = await aBuyer(world, hidden)
  expect((await enters(other, hidden)).status).toBe(404)
  expect((await other.tries(readActivityEndpoint, { activityId: hidden.activity.id })).status).toBe(404)
})

test('my participations and the figures are counted from rows', async () => {
  const relay = await aPaidRelay(world)
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  await pays(a, (await entersPaid(a, relay)).body.order as never)
  await entersPaid(b, relay)
  const read = await relay.owner.asks(readActivityEndpoint, { activityId: relay.activity.id })
  expect(read.figures).toMatchObject({ people: 2, orders: 2, paid: 1, paidFen: 1200, succeeded: 1 })
  expect(read.rules.map(({ key }) => key)).toContain('promotions.rules.relay_pays_shop')
  expect((await a.asks(listParticipationsEndpoint, {})).rows).toMatchObject([{ kind: 'relay', state: 'entered' }])
})

test.each([
  ['nothing to take', { items: [] }],
  ['a name with a space', { items: [{ name: '红 苹果' }] }],
  ['a name that reads like a quantity', { items: [{ name: '苹果×2' }] }],
  ['a name twice', { items: [{ name: '梨' }, { name: '梨' }] }],
  ['goods missing where it is paid in the shop', { pays: 'shop' }],
  ['pick-up without a place', { deliveries: ['pickup'] }],
  ['express without the shop', { deliveries: ['express'] }],
  ['no places', { places: 0 }],
  ['half a fen', { items: [{ name: '梨', fen: 1.5 }] }],
  ['a negative price', { items: [{ name: '梨', fen: -1 }] }],
  ['seen by the leader, bought by everyone', { seenBy: 'leader' }],
])('refused where it is typed: %s', async (_, terms: object) => {
  const refused = await aRelay(world, terms).catch((fault: Error) => fault.message)
  expect(refused).toContain('kernel.invalid_input')
})
