import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  announceArrivalEndpoint,
  closeRelayEndpoint,
  copyRelayEndpoint,
  listActivitiesEndpoint,
  makeActivityEndpoint,
  readActivityEndpoint,
  readRelayTotalsEndpoint,
  steerActivityEndpoint,
} from '../contract.ts'
import { repeatRelays } from '../operations/relays/sweep-relays.ts'
import { activityWords, type Fair, people } from './cast.ts'
import { aPoint, aRelay, cancels, enters, readsRelay } from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const cutOff = ({ owner, activity }: Fair) => owner.asks(steerActivityEndpoint, { activityId: activity.id, act: 'end' })

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
