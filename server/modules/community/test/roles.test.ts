import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  changeGroupEndpoint,
  changeMemberEndpoint,
  closeGroupEndpoint,
  leaveGroupEndpoint,
  listMembersEndpoint,
  type MemberRole,
  openGroupEndpoint,
  readCommunityEndpoint,
  readGroupEndpoint,
  removeMemberEndpoint,
} from '../contract.ts'
import { aCommunity, aMember, type Founded } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function rolesIn({ owner, group }: Pick<Founded, 'owner' | 'group'>) {
  const { rows } = await owner.asks(listMembersEndpoint, { groupId: group.id })
  return Object.fromEntries(rows.map(({ person, role }) => [person.id, role]))
}

test('roles manage only below their own', async () => {
  const founded = await aCommunity(world)
  const { owner, group } = founded
  const assistant = await aMember(world, founded, { role: 'assistant' })
  const other = await aMember(world, founded, { role: 'assistant' })
  const kol = await aMember(world, founded, { role: 'kol' })
  const member = await aMember(world, founded)
  const change = (
    by: typeof owner,
    on: typeof owner,
    wish: { role?: MemberRole; title?: string; muteMinutes?: number },
  ) => by.tries(changeMemberEndpoint, { groupId: group.id, personId: on.id, ...wish })

  // An assistant appoints those who carry a title and does not touch equals or the owner.
  expect((await change(assistant, member, { role: 'mediator', title: '老好人' })).body).toMatchObject({
    role: 'mediator',
    title: '老好人',
  })
  expect((await change(assistant, kol, { muteMinutes: 5 })).status).toBe(200)
  for (const [on, wish] of [
    [other, { muteMinutes: 5 }],
    [other, { role: 'member' }],
    [owner, { muteMinutes: 5 }],
    [member, { role: 'assistant' }],
    [assistant, { role: 'member' }],
    [member, { role: 'owner' }],
  ] as const) {
    expect((await change(assistant, on, wish)).problem?.code).toMatch(/^community\.(role_too_high|owner_stays)$/)
  }
  expect((await change(assistant, owner, { role: 'member' })).problem?.code).toBe('community.owner_stays')
  expect((await change(assistant, assistant, { title: '值班' })).body.title).toBe('值班')
  const removal = { groupId: group.id, personId: other.id, reason: '夺权' }
  expect((await assistant.tries(removeMemberEndpoint, removal)).problem?.code).toBe('community.role_too_high')

  // Titles give no power.
  expect((await change(kol, member, { muteMinutes: 5 })).problem?.code).toBe('kernel.not_allowed')
  // The owner appoints assistants.
  expect((await change(owner, member, { role: 'assistant' })).body.role).toBe('assistant')
})

test('operators look after every group without sitting in it; other colleagues do not', async () => {
  const founded = await aCommunity(world)
  const { tenant, group, owner } = founded
  const member = await aMember(world, founded)
  const [admin, colleague] = [
    await aPerson(world, tenant, { role: 'admin' }),
    await aPerson(world, tenant, { role: 'staff' }),
  ]
  expect((await admin.asks(readGroupEndpoint, { groupId: group.id })).myRole).toBeNull()
  const mute = { groupId: group.id, muteMinutes: 10, reason: '冷静一下' }
  expect((await admin.asks(changeMemberEndpoint, { ...mute, personId: owner.id })).mutedUntil).not.toBeNull()
  expect((await colleague.tries(readGroupEndpoint, { groupId: group.id })).problem?.code).toBe('community.not_a_member')
  const refused = await colleague.tries(changeMemberEndpoint, { ...mute, personId: member.id })
  expect(refused.problem?.code).toBe('community.not_a_member')
})

test('a mute lasts as long as was said and can be lifted', async () => {
  const founded = await aCommunity(world)
  const { owner, group } = founded
  const member = await aMember(world, founded)
  const wish = { groupId: group.id, personId: member.id }
  const before = world.now().getTime()
  const muted = await owner.asks(changeMemberEndpoint, { ...wish, muteMinutes: 30, reason: '跑题' })
  expect(Date.parse(muted.mutedUntil ?? '') - before).toBeGreaterThanOrEqual(30 * 60_000)
  expect(Date.parse(muted.mutedUntil ?? '') - before).toBeLessThan(31 * 60_000)
  expect((await owner.asks(changeMemberEndpoint, { ...wish, title: '观察中' })).mutedUntil).toBe(muted.mutedUntil)
  expect((await owner.asks(changeMemberEndpoint, { ...wish, muteMinutes: 0 })).mutedUntil).toBeNull()
})

test('handing over makes the heir owner, the owner assistant, and the community follows', async () => {
  const founded = await aCommunity(world)
  const { tenant, group, community } = founded
  const colleague = await aPerson(world, tenant, { role: 'staff' })
  const theirs = await aCommunity(world, { tenant, owner: colleague })
  const heir = await aMember(world, theirs)
  const handOver = { groupId: theirs.group.id, personId: heir.id, role: 'owner' as const }
  expect((await heir.tries(changeMemberEndpoint, handOver)).problem?.code).toBe('kernel.not_allowed')
  expect((await colleague.asks(changeMemberEndpoint, handOver)).role).toBe('owner')
  expect(await rolesIn({ owner: heir, group: theirs.group })).toEqual({
    [heir.id]: 'owner',
    [colleague.id]: 'assistant',
  })
  const after = await heir.asks(readCommunityEndpoint, { communityId: theirs.community.id })
  expect(after.community.owner.id).toBe(heir.id)
  // Now the old owner is below and may go.
  await colleague.asks(leaveGroupEndpoint, { groupId: theirs.group.id })
  expect(community.owner.id).toBe(founded.owner.id)
  expect((await founded.owner.asks(readGroupEndpoint, { groupId: group.id })).myRole).toBe('owner')
})

test('who hands over one of several groups keeps the community and its other groups', async () => {
  const { tenant } = await aCommunity(world)
  const colleague = await aPerson(world, tenant, { role: 'staff' })
  const founded = await aCommunity(world, { tenant, owner: colleague })
  const { community, group } = founded
  await colleague.asks(openGroupEndpoint, { communityId: community.id, name: '二群' })
  const heir = await aMember(world, founded)
  await colleague.asks(changeMemberEndpoint, { groupId: group.id, personId: heir.id, role: 'owner' })
  const seen = await colleague.asks(readCommunityEndpoint, { communityId: community.id })
  expect(seen.community.owner.id).toBe(colleague.id)
  // As the community's owner they still decide in the group they gave away.
  expect((await colleague.asks(changeGroupEndpoint, { groupId: group.id, cap: 30 })).cap).toBe(30)
})

test('an owner handing over to five people at once ends with one owner', async () => {
  const { tenant } = await aCommunity(world)
  const colleague = await aPerson(world, tenant, { role: 'staff' })
  const founded = await aCommunity(world, { tenant, owner: colleague })
  const heirs = await Promise.all(Array.from({ length: 5 }, () => aMember(world, founded)))
  const answers = await Promise.all(
    heirs.map(({ id }) =>
      colleague.tries(changeMemberEndpoint, { groupId: founded.group.id, personId: id, role: 'owner' }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403])
  expect(answers.filter(({ problem }) => problem?.code === 'community.role_too_high')).toHaveLength(4)
  const roles = Object.values(await rolesIn({ owner: tenant.owner, group: founded.group }))
  expect(roles.filter((role) => role === 'owner')).toHaveLength(1)
  expect(roles.filter((role) => role === 'assistant')).toHaveLength(1)
})

test('two operators handing over at once end with one owner too', async () => {
  const founded = await aCommunity(world)
  const { tenant, group } = founded
  const admins = [tenant.owner, await aPerson(world, tenant, { role: 'admin' })]
  for (let round = 0; round < 4; round += 1) {
    const heirs = [await aMember(world, founded), await aMember(world, founded)]
    const answers = await Promise.all(
      admins.map((admin, n) =>
        admin.tries(changeMemberEndpoint, { groupId: group.id, personId: heirs[n]?.id ?? admin.id, role: 'owner' }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const owners = Object.values(await rolesIn(founded)).filter((role) => role === 'owner')
    expect(owners).toHaveLength(1)
  }
})

test('assistants change what a day needs, the owner who gets in', async () => {
  const founded = await aCommunity(world)
  const { group, owner } = founded
  const [assistant, member] = [await aMember(world, founded, { role: 'assistant' }), await aMember(world, founded)]
  const change = (by: typeof owner, wish: object) => by.tries(changeGroupEndpoint, { groupId: group.id, ...wish })
  expect((await change(assistant, { slowModeSeconds: 30, about: '雨天改室内' })).body).toMatchObject({
    slowModeSeconds: 30,
    about: '雨天改室内',
  })
  for (const wish of [{ cap: 500 }, { threshold: { kind: 'invitation' } }, { whoMayMentionAll: 'everyone' }]) {
    expect((await change(assistant, wish)).problem?.code).toBe('kernel.not_allowed')
    expect((await change(owner, wish)).status).toBe(200)
  }
  expect((await change(member, { about: '我来改改' })).problem?.code).toBe('kernel.not_allowed')
  const closing = { groupId: group.id, reason: '散伙' }
  expect((await assistant.tries(closeGroupEndpoint, closing)).problem?.code).toBe('kernel.not_allowed')
  expect((await owner.asks(closeGroupEndpoint, closing)).closedAt).not.toBeNull()
})
