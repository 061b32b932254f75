import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changeGroupEndpoint,
  leaveGroupEndpoint,
  listMembersEndpoint,
  listWaitingEndpoint,
  memberJoined,
  readGroupEndpoint,
} from '../contract.ts'
import { listMemberDifferences, listSeatDifferences } from '../jobs/compare-seats.ts'
import { aCommunity, aMember, joins, newsOf } from './cast.ts'

/** A server with more at its door than it can take says 503 and when to ask again; people do. */
async function insists(...ask: Parameters<typeof joins>): ReturnType<typeof joins> {
  for (;;) {
    const answer = await joins(...ask)
    if (answer.status !== 503) return answer
    await setTimeout(200)
  }
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('200 strangers racing for the last 3 seats: exactly 3 get in and 197 wait in order', async () => {
  const { tenant, group, owner } = await aCommunity(world, { cap: 4 })
  const crowd = Array.from({ length: 200 }, () => world.caller())
  const answers = await Promise.all(crowd.map((one, n) => insists(one, group, { name: `访客${n + 1}` })))

  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  const joined = answers.filter(({ body }) => body.outcome === 'joined')
  const waiting = answers.filter(({ body }) => body.outcome === 'waiting')
  expect([joined.length, waiting.length]).toEqual([3, 197])

  // The place each was told is the place they have, and the places run from 1 to 197 without a gap.
  const told = waiting.map(({ body }) => body).sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
  expect(told.map(({ place }) => place)).toEqual(Array.from({ length: 197 }, (_, n) => n + 1))
  const { rows } = await owner.asks(listWaitingEndpoint, { groupId: group.id })
  expect(rows.map(({ person, place }) => [person.id, place])).toEqual(
    told.map(({ personId, place }) => [personId, place]),
  )

  expect(await owner.asks(readGroupEndpoint, { groupId: group.id })).toMatchObject({ taken: 4, waiting: 197 })
  const members = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(members.rows.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4])
  expect(await newsOf(world, tenant.id, memberJoined)).toHaveLength(3)
}, 60_000)

test('while people race in and members leave, seats never exceed the cap and none stays empty', async () => {
  const founded = await aCommunity(world, { cap: 10 })
  const { tenant, group, owner } = founded
  const leavers = await Promise.all(Array.from({ length: 9 }, () => aMember(world, founded)))
  const crowd = Array.from({ length: 30 }, () => world.caller())
  await Promise.all([
    ...crowd.map((one) => insists(one, group)),
    ...leavers.map((one) => one.tries(leaveGroupEndpoint, { groupId: group.id })),
  ])
  expect(await owner.asks(readGroupEndpoint, { groupId: group.id })).toMatchObject({ taken: 10, waiting: 21 })
  expect(await world.within(tenant.id, listSeatDifferences)).toEqual([])
  expect(await world.within(tenant.id, listMemberDifferences)).toEqual([])
})

test('a cap lowered while people join is either refused or kept', async () => {
  const { tenant, group, owner } = await aCommunity(world, { cap: 40 })
  const crowd = Array.from({ length: 30 }, () => world.caller())
  const [lowered] = await Promise.all([
    owner.tries(changeGroupEndpoint, { groupId: group.id, cap: 12 }),
    ...crowd.map((one) => insists(one, group)),
  ])
  const now = await owner.asks(readGroupEndpoint, { groupId: group.id })
  if (lowered.problem) expect(lowered.problem.code).toBe('community.cap_too_small')
  expect(now).toMatchObject(lowered.problem ? { cap: 40, taken: 31, waiting: 0 } : { cap: 12, taken: 12, waiting: 19 })
  expect(await world.within(tenant.id, listSeatDifferences)).toEqual([])
  expect(await world.within(tenant.id, listMemberDifferences)).toEqual([])
})
