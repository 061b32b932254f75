/** What becomes of somebody's part in an activity reaches them: once, and only while it is true. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { type Order, refundOrderEndpoint } from '../../commerce/contract.ts'
import { aBuyer } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { countTidingsEndpoint, listTidingsEndpoint, readTidingsEndpoint } from '../../notices/contract.ts'
import { notice } from '../../notices/test/cast.ts'
import {
  announceArrivalEndpoint,
  callOffPresaleEndpoint,
  confirmEntryEndpoint,
  type EntryId,
  steerActivityEndpoint,
} from '../contract.ts'
import { aGroupBuy, type Fair, follows, leads, people, sweepTeams } from './cast.ts'
import { presaleCast } from './presale-cast.ts'
import { aRelay, callsNext, cancels, enters } from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

/** What somebody was told, oldest first, once the news was heard. */
async function told(someone: Someone) {
  await notice(world)
  return (await someone.asks(listTidingsEndpoint, {})).rows.reverse()
}
const kindsOf = async (someone: Someone) => (await told(someone)).map(({ kind }) => kind)
const unread = async (someone: Someone) => (await someone.asks(countTidingsEndpoint, {})).unread
const cutOff = ({ owner, activity }: Fair) => owner.asks(steerActivityEndpoint, { activityId: activity.id, act: 'end' })
const confirms = (someone: Someone, entryId: EntryId) => someone.tries(confirmEntryEndpoint, { entryId })

test('the goods are there (到货通知): each entry is told once, however often it is announced; who cancelled is told nothing', async () => {
  const relay = await aRelay(world)
  const [a, b, c] = (await people(world, relay, 3)) as [Someone, Someone, Someone]
  await enters(a, relay)
  await enters(b, relay)
  const gone = (await enters(c, relay)).body.entry
  await cancels(c, gone.id)
  await cutOff(relay)
  for (let again = 0; again < 2; again += 1) {
    await relay.owner.asks(announceArrivalEndpoint, { activityId: relay.activity.id })
  }
  expect(await told(b)).toMatchObject([{ kind: 'relay_arrived', facts: { title: relay.activity.title, no: 2 } }])
  expect(await kindsOf(c)).toEqual([])
  expect(await unread(b)).toBe(1)
  await b.asks(readTidingsEndpoint, {})
  expect([await unread(b), await unread(a)]).toEqual([0, 1])
})

test('a place became somebody’s: told with its end; it holds no longer once confirmed, cancelled or passed on', async () => {
  const relay = await aRelay(world, { places: 1 })
  const [a, b, c, d] = (await people(world, relay, 4)) as [Someone, Someone, Someone, Someone]
  const entries: EntryId[] = []
  for (const one of [a, b, c, d]) entries.push((await enters(one, relay)).body.entry.id)
  const [first, second, third, fourth] = entries as [EntryId, EntryId, EntryId, EntryId]
  await cancels(a, first)
  expect(await told(b)).toMatchObject([{ kind: 'place_offered', isPast: false }])
  world.pass(31 * 60_000)
  await callsNext(world, relay)
  expect(await told(b)).toMatchObject([{ kind: 'place_offered', isPast: true }, { kind: 'place_passed_on' }])
  expect(await unread(b)).toBe(1)
  await cancels(c, third)
  expect(await told(c)).toMatchObject([{ kind: 'place_offered', isPast: true }])
  expect(await unread(c)).toBe(0)
  expect((await confirms(d, fourth)).status).toBe(200)
  expect(await told(d)).toMatchObject([
    { kind: 'place_offered', isPast: true },
    { kind: 'entry_moved_up', facts: { no: 2 } },
  ])
  expect((await confirms(b, second)).status).toBe(409)
})

test('cut off before its time: a place that was kept can be confirmed no longer, and says so', async () => {
  const relay = await aRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const first = (await enters(a, relay)).body.entry
  await enters(b, relay)
  await cancels(a, first.id)
  expect(await unread(b)).toBe(1)
  await cutOff(relay)
  expect(await unread(b)).toBe(0)
})

test('a team that succeeded or failed is told to everybody who paid, and the money that goes back', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member, alone] = (await people(world, fair, 3)) as [Someone, Someone, Someone]
  const { team } = await leads(leader, fair)
  await follows(member, fair, team.id)
  await leads(alone, fair)
  expect(await told(member)).toMatchObject([{ kind: 'team_succeeded', facts: { teamId: team.id } }])
  expect(await kindsOf(leader)).toEqual(['team_succeeded'])
  world.pass(25 * 3_600_000)
  await sweepTeams(world, fair)
  expect(await kindsOf(alone)).toEqual(['team_failed'])
})

test('a refund in an activity is told with its sum; of an order from the shelf it is not', async () => {
  const fair = await aGroupBuy(world)
  const leader = await aBuyer(world, fair)
  const { team, order } = await leads(leader, fair)
  await follows(await aBuyer(world, fair), fair, team.id)
  const part = [{ line: 0, quantity: 0, amountFen: 100 }]
  await fair.owner.asks(refundOrderEndpoint, {
    orderId: (order as Order).id,
    lines: part,
    why: '补差',
    backToStock: false,
  })
  expect((await told(leader)).at(-1)).toMatchObject({ kind: 'activity_refunded', facts: { amountFen: 100 } })
})

test('called off: everybody whose deposit lies in it hears why, once', async () => {
  const cast = presaleCast(world)
  const fair = await cast.aPresale()
  const buyer = await aBuyer(world, fair)
  await cast.joins(buyer, fair)
  for (let again = 0; again < 2; again += 1) {
    await fair.owner.asks(callOffPresaleEndpoint, { activityId: fair.activity.id, why: '茶山下雪' })
  }
  const rows = await told(buyer)
  expect(rows.filter(({ kind }) => kind === 'activity_called_off')).toMatchObject([{ facts: { why: '茶山下雪' } }])
})
