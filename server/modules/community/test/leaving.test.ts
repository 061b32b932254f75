import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../kernel/ids.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import {
  changeMemberEndpoint,
  createInvitationEndpoint,
  leaveGroupEndpoint,
  liftBanEndpoint,
  listBansEndpoint,
  listJoinRequestsEndpoint,
  listMembersEndpoint,
  listWaitingEndpoint,
  memberLeft,
  openGroupEndpoint,
  readGroupEndpoint,
  readJoinCardEndpoint,
  removeMemberEndpoint,
} from '../contract.ts'
import { seatPeople } from '../index.ts'
import { aCommunity, aMember, type Founded, joins, newsOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const hours = (count: number) => count * 3_600_000

async function numberOf({ owner, group }: Founded, { id }: Someone) {
  const { rows } = await owner.asks(listMembersEndpoint, { groupId: group.id })
  return rows.find(({ person }) => person.id === id)?.number
}

test('whoever leaves may come back at once and has the old number again', async () => {
  const founded = await aCommunity(world)
  const { tenant, group, community } = founded
  const [early, late] = [await aPerson(world, tenant), await aPerson(world, tenant)]
  await joins(early, group)
  await joins(late, group)
  expect(await numberOf(founded, early)).toBe(2)
  await early.asks(leaveGroupEndpoint, { groupId: group.id })
  expect((await early.tries(readGroupEndpoint, { groupId: group.id })).problem?.code).toBe('community.not_a_member')
  await joins(await aPerson(world, tenant), group)
  expect((await joins(early, group)).body.outcome).toBe('joined')
  expect(await numberOf(founded, early)).toBe(2)
  expect(await newsOf(world, tenant.id, memberLeft)).toEqual([
    { groupId: group.id, communityId: community.id, personId: early.id, how: 'left' },
  ])
})

test('leaving and coming back does not end a mute', async () => {
  const founded = await aCommunity(world)
  const { owner, group } = founded
  const person = await aMember(world, founded)
  const wish = { groupId: group.id, personId: person.id, muteMinutes: 60, reason: '刷屏' }
  const { mutedUntil } = await owner.asks(changeMemberEndpoint, wish)
  await person.asks(leaveGroupEndpoint, { groupId: group.id })
  await joins(person, group)
  const again = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(again.rows.find(({ person: { id } }) => id === person.id)?.mutedUntil).toBe(mutedUntil)
})

test('the owner stays until the group is handed over', async () => {
  const { owner, group, tenant } = await aCommunity(world)
  expect((await owner.tries(leaveGroupEndpoint, { groupId: group.id })).problem?.code).toBe('community.owner_stays')
  const admin = await aPerson(world, tenant, { role: 'admin' })
  for (const ban of ['false', 'true']) {
    const removal = { groupId: group.id, personId: owner.id, reason: '换人', ban }
    expect((await admin.tries(removeMemberEndpoint, removal)).problem?.code).toBe('community.owner_stays')
  }
})

test('whoever was removed may ask again after a day', async () => {
  const founded = await aCommunity(world)
  const { owner, group, tenant } = founded
  const person = await aMember(world, founded)
  const removedAt = world.now()
  await owner.asks(removeMemberEndpoint, { groupId: group.id, personId: person.id, reason: '连发广告' })
  expect(await newsOf(world, tenant.id, memberLeft)).toMatchObject([{ personId: person.id, how: 'removed' }])

  const refused = await joins(person, group)
  expect(refused.problem?.code).toBe('community.rejoin_too_soon')
  const until = new Date(String(refused.problem?.facts.untilAt))
  expect(Math.abs(until.getTime() - removedAt.getTime() - hours(24))).toBeLessThan(10_000)
  // Told as people of the tenant's zone write it.
  const written = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  expect(refused.problem?.zh).toContain(written.format(until))
  expect((await person.asks(readJoinCardEndpoint, { code: group.joinCode })).mine.state).toBe('removed')
  // An invitation is no way around it.
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id })
  expect((await joins(person, group, { invitation: code })).problem?.code).toBe('community.rejoin_too_soon')

  world.pass(hours(24) + 1000)
  expect((await joins(person, group)).body.outcome).toBe('joined')
})

test('a ban holds in every group of the community until it is lifted', async () => {
  const founded = await aCommunity(world)
  const { owner, group, community, tenant } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '二群' })
  const full = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '满员群', cap: 2 })
  const asking = await owner.asks(openGroupEndpoint, {
    communityId: community.id,
    name: '审核群',
    threshold: { kind: 'approval', questions: [] },
  })
  await joins(await aPerson(world, tenant), full)
  const [person, next] = [await aPerson(world, tenant), await aPerson(world, tenant)]
  for (const one of [group, second, full, asking]) await joins(person, one)
  await joins(next, full)

  const ban = { groupId: group.id, personId: person.id, reason: '冒充客服', ban: 'true' }
  await owner.asks(removeMemberEndpoint, ban)
  const gone = await newsOf(world, tenant.id, memberLeft)
  expect(gone.map(({ groupId, how }) => [groupId, how]).sort()).toEqual(
    [
      [group.id, 'banned'],
      [second.id, 'banned'],
    ].sort(),
  )
  expect((await owner.asks(readGroupEndpoint, { groupId: second.id })).taken).toBe(1)
  const line = await owner.asks(listWaitingEndpoint, { groupId: full.id })
  expect(line.rows.map(({ person: { id } }) => id)).toEqual([next.id])
  expect((await owner.asks(listJoinRequestsEndpoint, {})).rows).toEqual([])
  for (const one of [group, second, full, asking]) {
    const refused = await joins(person, one)
    expect(refused.problem).toMatchObject({ code: 'community.banned', facts: { reason: '冒充客服' } })
  }
  expect((await person.asks(readJoinCardEndpoint, { code: group.joinCode })).mine.state).toBe('banned')

  const { rows } = await owner.asks(listBansEndpoint, { communityId: community.id })
  expect(rows).toMatchObject([{ person: { id: person.id }, reason: '冒充客服', by: { id: owner.id } }])
  const lift = { communityId: community.id, personId: person.id }
  expect((await next.tries(liftBanEndpoint, lift)).problem?.code).toBe('kernel.not_allowed')
  await owner.asks(liftBanEndpoint, lift)
  expect((await owner.tries(liftBanEndpoint, lift)).problem?.code).toBe('kernel.not_found')
  expect((await joins(person, group)).body.outcome).toBe('joined')
  // Banned once more after it was lifted: the earlier ban stays on record and does not stand in the way.
  await owner.asks(removeMemberEndpoint, ban)
  expect((await joins(person, group)).problem?.code).toBe('community.banned')
})

test('a ban serves the line in each group it empties a seat of', async () => {
  const founded = await aCommunity(world, { cap: 2 })
  const { owner, group, community, tenant } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '二群', cap: 2 })
  const [person, next] = [await aPerson(world, tenant), await aPerson(world, tenant)]
  for (const one of [group, second]) {
    await joins(person, one)
    await joins(next, one)
  }
  await owner.asks(removeMemberEndpoint, { groupId: group.id, personId: person.id, reason: '骚扰', ban: 'true' })
  for (const one of [group, second]) expect((await next.asks(readGroupEndpoint, { groupId: one.id })).taken).toBe(2)
})

test('a ban takes whoever is above the person in each group of the community', async () => {
  const founded = await aCommunity(world)
  const { owner, group, community } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '二群' })
  const assistant = await aMember(world, founded, { role: 'assistant' })
  const equal = await aMember(world, founded, { role: 'assistant' })
  const elsewhere = await aMember(world, { ...founded, group: second }, { role: 'assistant' })
  const heir = await aMember(world, { ...founded, group: second })
  await owner.asks(changeMemberEndpoint, { groupId: second.id, personId: heir.id, role: 'owner' })
  await joins(elsewhere, group)
  await joins(heir, group)
  const ban = (by: Someone, whom: Someone) =>
    by.tries(removeMemberEndpoint, { groupId: group.id, personId: whom.id, reason: '越权', ban: 'true' })
  expect((await ban(assistant, equal)).problem?.code).toBe('community.role_too_high')
  expect((await ban(assistant, elsewhere)).problem?.code).toBe('community.role_too_high')
  expect((await ban(owner, heir)).problem?.code).toBe('community.owner_stays')
  expect((await ban(owner, elsewhere)).status).toBe(200)
})

test('nobody slips in while being banned', async () => {
  const founded = await aCommunity(world)
  const { owner, group, community, tenant } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '二群' })
  for (let round = 0; round < 8; round += 1) {
    const person = await aPerson(world, tenant)
    await joins(person, group)
    const ban = { groupId: group.id, personId: person.id, reason: '骚扰', ban: 'true' }
    await Promise.all([joins(person, second), owner.asks(removeMemberEndpoint, ban), joins(person, second)])
  }
  expect((await owner.asks(readGroupEndpoint, { groupId: second.id })).taken).toBe(1)
})

test('somebody in line or still asking can be turned away, and a person who never came can be banned', async () => {
  const founded = await aCommunity(world, { cap: 2 })
  const { owner, group, tenant } = founded
  await joins(await aPerson(world, tenant), group)
  const inLine = await aPerson(world, tenant)
  await joins(inLine, group)
  await owner.asks(removeMemberEndpoint, { groupId: group.id, personId: inLine.id, reason: '重名账号' })
  expect((await owner.asks(listWaitingEndpoint, { groupId: group.id })).rows).toEqual([])
  const away = { groupId: group.id, personId: inLine.id, reason: '又来了' }
  expect((await owner.tries(removeMemberEndpoint, away)).problem?.code).toBe('community.not_a_member')
  await owner.asks(removeMemberEndpoint, { ...away, ban: 'true' })
  expect((await joins(inLine, group)).problem?.code).toBe('community.banned')
  const nobody = { groupId: group.id, personId: newId('psn'), reason: '查无此人', ban: 'true' }
  expect((await owner.tries(removeMemberEndpoint, nobody)).problem?.code).toBe('kernel.not_found')
})

test('members do not remove members, and a reason must be given', async () => {
  const founded = await aCommunity(world)
  const { owner, group } = founded
  const [a, b] = [await aMember(world, founded), await aMember(world, founded)]
  const removal = { groupId: group.id, personId: b.id, reason: '看不顺眼' }
  expect((await a.tries(removeMemberEndpoint, removal)).problem?.code).toBe('kernel.not_allowed')
  expect((await owner.tries(removeMemberEndpoint, { ...removal, reason: ' ' })).problem?.code).toBe(
    'kernel.invalid_input',
  )
})

test('two people removing the same member free one seat', async () => {
  const founded = await aCommunity(world)
  const { owner, group, tenant } = founded
  const person = await aMember(world, founded)
  const removal = { groupId: group.id, personId: person.id, reason: '广告' }
  const answers = await Promise.all([
    owner.tries(removeMemberEndpoint, removal),
    owner.tries(removeMemberEndpoint, removal),
    person.tries(leaveGroupEndpoint, { groupId: group.id }),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await owner.asks(readGroupEndpoint, { groupId: group.id })).taken).toBe(1)
  expect(await newsOf(world, tenant.id, memberLeft)).toHaveLength(1)
})

test('whoever was brought back by hand within the day is simply there', async () => {
  const founded = await aCommunity(world)
  const { owner, group, tenant } = founded
  const person = await aMember(world, founded)
  await owner.asks(removeMemberEndpoint, { groupId: group.id, personId: person.id, reason: '误会' })
  await world.within(tenant.id, (ctx) => seatPeople(ctx, group.id, [{ personId: person.id }]))
  expect((await joins(person, group)).body.outcome).toBe('joined')
})
