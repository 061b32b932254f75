/** RL-3: a ballot window against automation: whoever is in before it closes is drawn for, by a draw anybody can check. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { listTidingsEndpoint } from '../../notices/contract.ts'
import {
  changeActivityEndpoint,
  confirmEntryEndpoint,
  readRelayBallotEndpoint,
  steerActivityEndpoint,
  takePasteEndpoint,
  comparePasteEndpoint,
  valueOfLots,
  verifyBallot,
} from '../contract.ts'
import { commitmentOf, drawnOrder } from '../contract/lottery-draws.ts'
import { recount } from '../operations/recounts/recount.ts'
import { drawBallots } from '../operations/relays/draw-ballot.ts'
import { activityWords, type Fair, people } from './cast.ts'
import {
  aPaidRelay,
  aRelay,
  callsNext,
  cancels,
  countersOf,
  enters,
  entersPaid,
  readsRelay,
  type RelayWords,
} from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const minute = 60_000
const draws = ({ tenant }: Fair) => world.within(tenant.id, drawBallots)
const proofOf = (someone: Someone, { activity }: Fair) =>
  someone.asks(readRelayBallotEndpoint, { activityId: activity.id })
/** A machine that is too busy says so; then one asks again. */
async function entersPatiently(one: Someone, relay: Fair): ReturnType<typeof enters> {
  const answer = await enters(one, relay)
  return answer.problem?.code === 'kernel.unavailable' ? entersPatiently(one, relay) : answer
}
const closes = () => world.pass(11 * minute)

test('two hundred people at three places: nobody has one by being fast, three are drawn, the rest wait in drawn order', async () => {
  const relay = await aRelay(world, { places: 3, ballotMinutes: 10 })
  const all = await people(world, relay, 200)
  const before = await proofOf(all[0] as Someone, relay)
  expect(before).toMatchObject({ secret: null, publicValue: null, lots: [] })
  const answers = await Promise.all(all.map((one) => entersPatiently(one, relay)))
  expect(new Set(answers.map(({ body }) => `${body.entry.state} ${body.entry.no} ${body.entry.place}`))).toEqual(
    new Set(['balloting null null']),
  )
  expect(await draws(relay)).toBe(0)
  closes()
  await Promise.all([draws(relay), draws(relay), draws(relay)])
  const { entries, ...counters } = await countersOf(world, relay)
  expect(counters).toEqual({ taken: 3, waiting: 197, holds: 3, waits: 197, numbered: 3 })
  expect(await world.within(relay.tenant.id, recount)).toBe(0)
  const proof = await proofOf(all[0] as Someone, relay)
  expect(proof.commitment).toBe(before.commitment)
  expect(await verifyBallot(proof)).toEqual({ committed: true, complete: true, wrong: [] })
  expect(proof.lots.map(({ lot }) => lot)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
  const placed = [...entries].sort((a, b) => (a.drawn ?? 0) - (b.drawn ?? 0))
  expect(placed.map(({ state }) => state)).toEqual([
    ...Array<string>(3).fill('entered'),
    ...Array<string>(197).fill('waiting'),
  ])
  expect(placed.slice(0, 3).map(({ no }) => no)).toEqual([1, 2, 3])
  expect(placed.slice(3).every(({ place, drawn }, at) => place === at + 1 && drawn === at + 4)).toBe(true)
  // Not by the order of coming: of two hundred nobody keeps it by chance.
  expect(placed.map(({ lot }) => lot)).not.toEqual(proof.lots.map(({ lot }) => lot))
  const winner = all.find(({ id }) => id === placed[0]?.person_id) as Someone
  expect((await winner.asks(listTidingsEndpoint, {})).rows).toMatchObject([{ kind: 'ballot_won', facts: { no: 1 } }])
}, 120_000)

test('a draw that was touched afterwards is found: another secret, a lot more or less, two that changed places', async () => {
  const relay = await aRelay(world, { places: 2, ballotMinutes: 10 })
  for (const one of await people(world, relay, 4)) await enters(one, relay)
  closes()
  await draws(relay)
  const proof = await proofOf(relay.owner, relay)
  const verdict = (words: Partial<typeof proof>) => verifyBallot({ ...proof, ...words })
  expect(await verdict({ secret: '00'.repeat(32) })).toMatchObject({ committed: false })
  expect(await verdict({ lots: proof.lots.slice(1) })).toMatchObject({ complete: false })
  const swapped = proof.lots.map((one) => ({ ...one, drawn: one.drawn === null ? null : 5 - one.drawn }))
  expect((await verdict({ lots: swapped }))?.wrong.length).toBeGreaterThan(0)
})

test('paid in the shop: who is drawn is asked to confirm in time, and the place goes on in the drawn order', async () => {
  const relay = await aPaidRelay(world, { places: 1, ballotMinutes: 10 })
  const all = await people(world, relay, 3)
  for (const one of all) expect((await entersPaid(one, relay)).body).toMatchObject({ order: null })
  closes()
  await draws(relay)
  const { entries } = await countersOf(world, relay)
  const drawn = [...entries].sort((a, b) => (a.drawn ?? 0) - (b.drawn ?? 0))
  const [first, second] = drawn.map(({ person_id }) => all.find(({ id }) => id === person_id)) as [Someone, Someone]
  expect(drawn.map(({ state }) => state)).toEqual(['offered', 'waiting', 'waiting'])
  expect((await first.asks(listTidingsEndpoint, {})).rows).toMatchObject([{ kind: 'place_offered' }])
  expect((await second.asks(listTidingsEndpoint, {})).rows).toMatchObject([
    { kind: 'ballot_waiting', facts: { place: 1 } },
  ])
  world.pass(31 * minute)
  await callsNext(world, relay)
  const entryId = present(drawn[1]).id
  const taken = await second.asks(confirmEntryEndpoint, { entryId, totalFen: 1200 })
  await pays(second, present(taken.order))
  expect((await readsRelay(second, relay)).mine).toMatchObject([{ state: 'entered', no: 1 }])
})

test('told before entering; who cancels keeps the lot, who comes between close and draw is asked to come back', async () => {
  const relay = await aRelay(world, { places: 1, ballotMinutes: 10 })
  const [a, b, late] = (await people(world, relay, 3)) as [Someone, Someone, Someone]
  expect(await readsRelay(a, relay)).toMatchObject({
    ballot: { state: 'open', lots: 0, drawnAt: null },
    may: ['enter'],
  })
  const gone = (await enters(a, relay)).body.entry
  await cancels(a, gone.id)
  await enters(b, relay)
  expect((await enters(b, relay)).problem?.code).toBe('promotions.already_entered')
  const text = `#接龙 x\n1. 别人 苹果×1`
  const ask = { activityId: relay.activity.id, text }
  const { revision } = await relay.owner.asks(comparePasteEndpoint, ask)
  expect((await relay.owner.tries(takePasteEndpoint, { ...ask, revision })).problem?.code).toBe(
    'promotions.ballot_open',
  )
  closes()
  expect(await readsRelay(late, relay)).toMatchObject({ ballot: { state: 'drawing' }, may: [] })
  expect((await enters(late, relay)).problem?.code).toBe('promotions.ballot_open')
  await draws(relay)
  expect((await enters(late, relay)).body.entry).toMatchObject({ state: 'waiting', place: 1 })
  const proof = await proofOf(b, relay)
  expect(proof.lots.map(({ drawn }) => drawn)).toEqual([null, 1])
  expect(await verifyBallot(proof)).toMatchObject({ complete: true, wrong: [] })
})

test('what was drawn for is gone: the place goes on to the next, and whoever lost it is told', async () => {
  const relay = await aRelay(world, { places: 2, ballotMinutes: 10, items: [{ name: '苹果', pieces: 3 }] })
  const all = await people(world, relay, 3)
  for (const one of all) await enters(one, relay, { items: [{ name: '苹果', quantity: 2 }] })
  closes()
  await draws(relay)
  const { entries: _, ...counters } = await countersOf(world, relay)
  expect(counters).toEqual({ taken: 1, waiting: 0, holds: 1, waits: 0, numbered: 1 })
})

test('an open ballot holds what was published: not changed while it is open, not opened for those who are in already', async () => {
  const relay = await aRelay(world, { places: 5, ballotMinutes: 10 })
  const changes = (fair: Fair, terms: RelayWords) => {
    const { communityId: _, ...words } = activityWords(world, fair, {
      kind: 'relay',
      items: [{ name: '苹果' }],
      ...terms,
    })
    const { startsAt } = fair.activity
    return fair.owner.tries(changeActivityEndpoint, { activityId: fair.activity.id, version: 1, ...words, startsAt })
  }
  expect((await changes(relay, { places: 1, ballotMinutes: 10 })).problem?.code).toBe('promotions.terms_fixed')
  const plain = await aRelay(world, { places: 5 })
  expect((await changes(plain, { places: 5, ballotMinutes: 60 })).problem?.code).toBe('promotions.terms_fixed')
  closes()
  await draws(relay)
  expect((await changes(relay, { places: 6, ballotMinutes: 10 })).status).toBe(200)
})

test('cut off before the window closes: nobody is drawn, everybody is told, and the secret is out', async () => {
  const relay = await aRelay(world, { places: 1, ballotMinutes: 10 })
  const one = await aBuyer(world, relay)
  await enters(one, relay)
  await relay.owner.asks(steerActivityEndpoint, { activityId: relay.activity.id, act: 'end' })
  await draws(relay)
  expect(await readsRelay(one, relay)).toMatchObject({
    ballot: { state: 'called_off' },
    mine: [{ state: 'cancelled', cancelledWhy: 'called_off' }],
  })
  expect((await one.asks(listTidingsEndpoint, {})).rows).toMatchObject([{ kind: 'ballot_called_off' }])
})

test.each([
  ['a ballot without places', { ballotMinutes: 10 }, 'kernel.invalid_input'],
  ['no time at all', { places: 3, ballotMinutes: 0 }, 'kernel.invalid_input'],
  ['over before it began', { places: 3, ballotMinutes: 1 }, 'promotions.ballot_too_long'],
])('refused: %s', async (_, terms, code) => {
  expect(await aRelay(world, terms).catch((fault: Error) => fault.message)).toContain(code)
})

test('whatever the lots: the order is a permutation, the same for everybody who works it out, and moves with each lot', async () => {
  const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
  await fc.assert(
    fc.asyncProperty(hex, fc.integer({ min: 2, max: 40 }), async (secret, count) => {
      const lots = Array.from({ length: count }, (_, at) => ({ lot: at + 1, entryId: `ent_${at}` }))
      const publicValue = await valueOfLots(lots)
      const numbers = lots.map(({ lot }) => lot)
      const order = await drawnOrder({ secret, activityId: 'act_1', publicValue, numbers })
      expect([...order].sort((a, b) => a - b)).toEqual(numbers)
      const proof = {
        ...{ activityId: 'act_1', secret, publicValue, commitment: await commitmentOf(secret) },
        lots: lots.map((one) => ({ ...one, drawn: order.indexOf(one.lot) + 1 })),
      }
      expect(await verifyBallot(proof)).toEqual({ committed: true, complete: true, wrong: [] })
      expect(await valueOfLots(lots.slice(1))).not.toBe(publicValue)
    }),
    { numRuns: 30 },
  )
})
