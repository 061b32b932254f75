import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { changeEntryEndpoint, confirmEntryEndpoint, type RelayEntry, steerActivityEndpoint } from '../contract.ts'
import { type Fair, people } from './cast.ts'
import {
  aPaidRelay,
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

/** A machine that is too busy says so; then one asks again. */
async function entersPatiently(one: Someone, relay: Fair): ReturnType<typeof enters> {
  const answer = await enters(one, relay)
  return answer.problem?.code === 'kernel.unavailable' ? entersPatiently(one, relay) : answer
}

test('never: total == maximum then add: two hundred people for the last three places get three, the rest wait in turn', async () => {
  const relay = await aRelay(world, { places: 5 })
  const all = await people(world, relay, 202)
  await enters(all[0] as Someone, relay)
  await enters(all[1] as Someone, relay)
  const answers = await Promise.all(all.slice(2).map((one) => entersPatiently(one, relay)))
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
  expect((await readsRelay(one, relay)).may).toEqual([])
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
