import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { aPerson, aTenant, type Someone, type Tenant } from '../../identity/test/cast.ts'
import {
  changeCommunityEndpoint,
  changeGroupEndpoint,
  closeGroupEndpoint,
  createInvitationEndpoint,
  type Group,
  leaveGroupEndpoint,
  listMembersEndpoint,
  listWaitingEndpoint,
  memberJoined,
  readGroupEndpoint,
  readJoinCardEndpoint,
  removeMemberEndpoint,
  reopenGroupEndpoint,
} from '../contract.ts'
import { db } from '../tables.ts'
import { aCommunity, type Founded, joins, newsOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A full group of two with three people in line. */
async function aLine(wishes: { seats?: number } = {}) {
  const founded = await aCommunity(world, { cap: wishes.seats ?? 2 })
  const people: Someone[] = []
  for (const name of ['甲', '乙', '丙', '丁']) {
    const person = await aPerson(world, founded.tenant, { name })
    await joins(person, founded.group)
    people.push(person)
  }
  return { ...founded, people: people as [Someone, Someone, Someone, Someone] }
}

const namesInLine = async ({ owner, group }: Pick<Founded, 'owner' | 'group'>) =>
  (await owner.asks(listWaitingEndpoint, { groupId: group.id })).rows.map(({ person }) => person.name)

test('when somebody leaves, the first in line gets the seat at once and hears of it', async () => {
  const line = await aLine()
  const { tenant, owner, group, community, people } = line
  const [a, b, c] = people
  expect(await namesInLine(line)).toEqual(['乙', '丙', '丁'])
  await a.asks(leaveGroupEndpoint, { groupId: group.id })
  expect(await namesInLine(line)).toEqual(['丙', '丁'])
  expect((await b.asks(readGroupEndpoint, { groupId: group.id })).myRole).toBe('member')
  expect(await newsOf(world, tenant.id, memberJoined)).toContainEqual({
    groupId: group.id,
    communityId: community.id,
    personId: b.id,
  })
  const card = await c.asks(readJoinCardEndpoint, { code: group.joinCode })
  expect(card).toMatchObject({ waiting: 2, seatsLeft: 0, mine: { state: 'waiting', place: 1 } })
  expect((await owner.asks(readGroupEndpoint, { groupId: group.id })).taken).toBe(2)
})

test('a removal serves the line as a departure does', async () => {
  const line = await aLine()
  const { owner, group, people } = line
  await owner.asks(removeMemberEndpoint, { groupId: group.id, personId: people[0].id, reason: '广告' })
  expect(await namesInLine(line)).toEqual(['丙', '丁'])
})

test('a larger cap serves as many as fit, in order', async () => {
  const line = await aLine()
  const { owner, group } = line
  expect(await owner.asks(changeGroupEndpoint, { groupId: group.id, cap: 4 })).toMatchObject({ taken: 4, waiting: 1 })
  expect(await namesInLine(line)).toEqual(['丁'])
  const members = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(members.rows.filter(({ number }) => number > 2).map(({ person }) => person.name)).toEqual(['丙', '乙'])
})

test('the cap does not go below the seats that are taken', async () => {
  const { owner, group } = await aLine({ seats: 4 })
  const refused = await owner.tries(changeGroupEndpoint, { groupId: group.id, cap: 3 })
  expect(refused.problem).toMatchObject({ code: 'community.cap_too_small', facts: { taken: 4 } })
  expect((await owner.asks(changeGroupEndpoint, { groupId: group.id, cap: 4 })).cap).toBe(4)
})

test('whoever leaves the line lets those behind them move up', async () => {
  const line = await aLine()
  const [, b, , d] = line.people
  await b.asks(leaveGroupEndpoint, { groupId: line.group.id })
  expect(await namesInLine(line)).toEqual(['丙', '丁'])
  expect((await joins(d, line.group)).body).toMatchObject({ outcome: 'waiting', place: 2 })
  // Coming back means starting at the end.
  expect((await joins(b, line.group)).body).toMatchObject({ outcome: 'waiting', place: 3 })
})

test('an invitation opens the door, it does not jump the line', async () => {
  const line = await aLine()
  const { code } = await line.owner.asks(createInvitationEndpoint, { groupId: line.group.id })
  const guest = await aPerson(world, line.tenant)
  expect((await joins(guest, line.group, { invitation: code })).body).toMatchObject({ outcome: 'waiting', place: 4 })
})

test('even with an empty seat a newcomer goes behind those who wait', async () => {
  const { tenant, group, people, owner } = await aLine()
  // Something this program never leaves behind: a seat that nobody was given.
  await world.within(tenant.id, (ctx) =>
    db(ctx).updateTable('community.groups').set({ cap: 3 }).where('id', '=', group.id).execute(),
  )
  expect((await joins(await aPerson(world, tenant), group)).body).toMatchObject({ outcome: 'waiting', place: 4 })
  await people[0].asks(leaveGroupEndpoint, { groupId: group.id })
  expect(await owner.asks(readGroupEndpoint, { groupId: group.id })).toMatchObject({ taken: 3, waiting: 2 })
})

test('a closed group serves nobody until it opens again', async () => {
  const line = await aLine()
  const { owner, group, people } = line
  await owner.asks(closeGroupEndpoint, { groupId: group.id, reason: '休整' })
  await people[0].asks(leaveGroupEndpoint, { groupId: group.id })
  expect(await namesInLine(line)).toEqual(['乙', '丙', '丁'])
  const opened = await owner.asks(reopenGroupEndpoint, { groupId: group.id })
  expect(opened).toMatchObject({ taken: 2, waiting: 2, closedAt: null })
})

test('an archived community serves nobody until it is taken out again', async () => {
  const line = await aLine()
  const { owner, group, community, people } = line
  const archived = await owner.asks(changeCommunityEndpoint, { communityId: community.id, archived: true })
  expect(archived.archivedAt).not.toBeNull()
  expect((await owner.asks(readGroupEndpoint, { groupId: group.id })).closedAt).toBe(archived.archivedAt)
  expect((await joins(world.caller(), group)).problem?.code).toBe('community.group_closed')
  await people[0].asks(leaveGroupEndpoint, { groupId: group.id })
  expect(await namesInLine(line)).toEqual(['乙', '丙', '丁'])
  await owner.asks(changeCommunityEndpoint, { communityId: community.id, archived: false })
  expect(await namesInLine(line)).toEqual(['丙', '丁'])
})

test('only those who run the group see its line', async () => {
  const { group, people } = await aLine()
  expect((await people[0].tries(listWaitingEndpoint, { groupId: group.id })).problem?.code).toBe('kernel.not_allowed')
})

type Step = { kind: 'join' | 'leave'; who: number } | { kind: 'cap'; cap: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('join' as const), who: fc.nat(7) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cap' as const), cap: fc.integer({ min: 2, max: 7 }) }) },
)

/** What a fair line is, in a few lines: the first `cap` of those who came, in the order of coming. */
class FairLine {
  cap = 3
  seated: PersonId[] = []
  waiting: PersonId[] = []
  serve() {
    while (this.seated.length < this.cap && this.waiting.length > 0) this.seated.push(this.waiting.shift() as PersonId)
  }
  join(id: PersonId) {
    if (!this.seated.includes(id) && !this.waiting.includes(id)) this.waiting.push(id)
  }
  leave(id: PersonId) {
    this.seated = this.seated.filter((one) => one !== id)
    this.waiting = this.waiting.filter((one) => one !== id)
  }
}

async function walk(tenant: Tenant, people: Someone[], steps: Step[]) {
  const { group, owner } = await aCommunity(world, { tenant, cap: 3 })
  const fair = new FairLine()
  fair.seated.push(owner.id)
  for (const one of steps) {
    if (one.kind === 'cap') await changeCap(owner, group, fair, one.cap)
    else await comeOrGo(people[one.who] as Someone, group, fair, one.kind)
    fair.serve()
    await compare(owner, group, fair)
  }
}

async function changeCap(owner: Someone, group: Group, fair: FairLine, cap: number) {
  const answer = await owner.tries(changeGroupEndpoint, { groupId: group.id, cap })
  expect(answer.status).toBe(cap < fair.seated.length ? 409 : 200)
  if (answer.status === 200) fair.cap = cap
}

async function comeOrGo(person: Someone, group: Group, fair: FairLine, kind: 'join' | 'leave') {
  if (kind === 'join') {
    const { body } = await joins(person, group)
    fair.join(person.id)
    fair.serve()
    const place = fair.waiting.indexOf(person.id) + 1
    expect(body).toMatchObject(place ? { outcome: 'waiting', place } : { outcome: 'joined', place: null })
  } else {
    await person.tries(leaveGroupEndpoint, { groupId: group.id })
    fair.leave(person.id)
  }
}

async function compare(owner: Someone, group: Group, fair: FairLine) {
  const now = await owner.asks(readGroupEndpoint, { groupId: group.id })
  expect(now).toMatchObject({ cap: fair.cap, taken: fair.seated.length, waiting: fair.waiting.length })
  const members = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(new Set(members.rows.map(({ person }) => person.id))).toEqual(new Set(fair.seated))
  const line = await owner.asks(listWaitingEndpoint, { groupId: group.id })
  expect(line.rows.map(({ person }) => person.id)).toEqual(fair.waiting)
}

test('whatever people do, the line is fair: seats within the cap, nobody waits while there is room, order is kept', async () => {
  const tenant = await aTenant(world)
  const people = await Promise.all(Array.from({ length: 8 }, () => aPerson(world, tenant)))
  const fairness = fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => walk(tenant, people, steps)),
    { numRuns: 10 },
  )
  await expect(fairness).resolves.toBeUndefined()
}, 120_000)
