import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Actor, Context } from '../../../kernel/context.ts'
import { enter } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import { recordPeople } from '../../identity/index.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import {
  changeGroupEndpoint,
  changeMemberEndpoint,
  closeGroupEndpoint,
  listMembersEndpoint,
  memberJoined,
  openGroupEndpoint,
} from '../contract.ts'
import {
  listMyGroupIds,
  listSeatChanges,
  listSeatHolders,
  listStandings,
  listVisibleGroupIds,
  memberOf,
  readGroups,
  requireManager,
  seatPeople,
} from '../index.ts'
import { aCommunity, aMember, newsOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

function as<T>(someone: Someone, work: (ctx: Context) => Promise<T>, staffRole: 'owner' | null = null): Promise<T> {
  const actor: Actor = { kind: 'person', personId: someone.id, sessionId: null, staffRole, scopes: null }
  return enter(world.ground, someone.tenantId, actor, work)
}

const strangers = (ctx: Context, count: number) =>
  recordPeople(
    ctx,
    Array.from({ length: count }, (_, n) => ({ kind: 'story', key: String(n), name: `旧人${n}` })),
  ).then((people) => [...people.values()])

test('standings say who may do what, and leave out who has no seat', async () => {
  const founded = await aCommunity(world)
  const { tenant, group, owner } = founded
  const [member, stranger] = [await aMember(world, founded), await aPerson(world, tenant)]
  await owner.asks(changeGroupEndpoint, { groupId: group.id, slowModeSeconds: 15, whoMayMentionAll: 'owner' })
  const mute = { groupId: group.id, personId: member.id, muteMinutes: 5, reason: '刷屏' }
  const { mutedUntil } = await owner.asks(changeMemberEndpoint, mute)
  const pairs = [owner.id, member.id, stranger.id].map((personId) => ({ groupId: group.id, personId }))
  const elsewhere = { groupId: newId('grp'), personId: owner.id }
  const standings = await world.within(tenant.id, (ctx) => listStandings(ctx, [...pairs, elsewhere]))
  expect([...standings.keys()].sort()).toEqual([`${group.id} ${owner.id}`, `${group.id} ${member.id}`].sort())
  expect(standings.get(`${group.id} ${member.id}`)).toEqual({
    groupId: group.id,
    personId: member.id,
    role: 'member',
    mutedUntil: new Date(mutedUntil ?? ''),
    muteReason: '刷屏',
    slowModeSeconds: 15,
    whoMayMentionAll: 'owner',
    closedAt: null,
  })
  const { closedAt } = await owner.asks(closeGroupEndpoint, { groupId: group.id, reason: '散场' })
  const closed = await world.within(tenant.id, (ctx) => listStandings(ctx, pairs.slice(0, 1)))
  expect(closed.get(`${group.id} ${owner.id}`)?.closedAt?.toISOString()).toBe(closedAt)
})

test('standings of many pairs cost one statement, and one pair less than a millisecond', async () => {
  const { tenant, group } = await aCommunity(world, { cap: 5000 })
  await world.within(tenant.id, async (ctx) => {
    const people = await strangers(ctx, 1000)
    await seatPeople(
      ctx,
      group.id,
      people.map((personId) => ({ personId })),
    )
    const asked = vi.spyOn(Client.prototype, 'query')
    const all = await listStandings(
      ctx,
      people.map((personId) => ({ groupId: group.id, personId })),
    )
    expect(all.size).toBe(1000)
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRestore()
    const times: number[] = []
    for (const personId of people.slice(0, 100)) {
      const began = performance.now()
      await listStandings(ctx, [{ groupId: group.id, personId }])
      times.push(performance.now() - began)
    }
    // The quickest of many, so that a busy machine does not fail the story.
    expect(Math.min(...times)).toBeLessThan(1)
  })
})

test('the guards let in who belongs and tell the others why not', async () => {
  const founded = await aCommunity(world)
  const { tenant, group, owner } = founded
  const [assistant, member] = [await aMember(world, founded, { role: 'assistant' }), await aMember(world, founded)]
  const stranger = await aPerson(world, tenant)
  const groupId = group.id
  for (const one of [assistant, member, owner]) await as(one, (ctx) => memberOf(ctx, { groupId }))
  await expect(as(stranger, (ctx) => memberOf(ctx, { groupId }))).rejects.toThrow('community.not_a_member')
  await as(stranger, (ctx) => memberOf(ctx, { groupId }), 'owner')
  await as(assistant, (ctx) => requireManager(ctx, groupId))
  await expect(as(member, (ctx) => requireManager(ctx, groupId))).rejects.toThrow('kernel.not_allowed')
  await expect(as(stranger, (ctx) => requireManager(ctx, groupId))).rejects.toThrow('community.not_a_member')
  await expect(as(owner, (ctx) => memberOf(ctx, { groupId: newId('grp') }))).rejects.toThrow('kernel.not_found')
})

test('operators and jobs see every group, others those they sit in', async () => {
  const founded = await aCommunity(world)
  const { tenant, group, owner, community } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '二群' })
  const member = await aMember(world, founded)
  expect(await as(member, (ctx) => listVisibleGroupIds(ctx))).toEqual([group.id])
  expect(await as(member, (ctx) => listMyGroupIds(ctx, owner.id))).toEqual([group.id, second.id])
  expect(await as(member, listVisibleGroupIds, 'owner')).toEqual([group.id, second.id])
  expect(await world.within(tenant.id, listVisibleGroupIds)).toEqual([group.id, second.id])
  const cards = await as(member, (ctx) => readGroups(ctx, [second.id, group.id, newId('grp')]))
  expect([...cards.keys()].sort()).toEqual([group.id, second.id].sort())
  expect(cards.get(group.id)).toMatchObject({ myRole: 'member', ownerName: '林岚', region: { city: '' } })
  expect(cards.get(second.id)?.myRole).toBeNull()
})

test('seats brought in from elsewhere keep their dates, their order and their ends', async () => {
  const { tenant, group, owner } = await aCommunity(world, { cap: 4 })
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  await world.within(tenant.id, async (ctx) => {
    const [a, b, c, d] = (await strangers(ctx, 4)) as [never, never, never, never]
    await seatPeople(ctx, group.id, [
      { personId: b, joinedAt: day(3), role: 'assistant' },
      { personId: a, joinedAt: day(1), acceptedRules: true },
      { personId: c, joinedAt: day(2), left: { at: day(4), how: 'removed', reason: '广告', by: a } },
      { personId: c, joinedAt: day(6), left: { at: day(9), how: 'left' } },
    ])
    // Told twice, seated once.
    await seatPeople(ctx, group.id, [{ personId: a, joinedAt: day(20) }])
    expect((await listSeatHolders(ctx, group.id)).slice(0, 2)).toEqual([
      { personId: a, role: 'member', joinedAt: day(1) },
      { personId: b, role: 'assistant', joinedAt: day(3) },
    ])
    const changes = await listSeatChanges(ctx, group.id, day(2), day(9))
    expect(changes.map(({ personId, at, change }) => [personId, at.getUTCDate(), change])).toEqual([
      [c, 2, 'joined'],
      [b, 3, 'joined'],
      [c, 4, 'removed'],
      [c, 6, 'joined'],
    ])
    await seatPeople(ctx, group.id, [{ personId: d }])
    const cards = await readGroups(ctx, [group.id])
    expect(cards.get(group.id)?.taken).toBe(4)
    await expect(seatPeople(ctx, group.id, [{ personId: c }])).rejects.toThrow('community.cap_too_small')
  })
  expect(await newsOf(world, tenant.id, memberJoined)).toEqual([])
  // Numbers follow the order of coming, those who have gone included.
  const { rows } = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(rows.map(({ person, number, acceptedRulesVersion }) => [person.name, number, acceptedRulesVersion])).toEqual([
    ['林岚', 1, 1],
    ['旧人1', 4, null],
    ['旧人0', 2, 1],
    ['旧人3', 5, null],
  ])
})
