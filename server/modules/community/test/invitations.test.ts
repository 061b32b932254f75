import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  createInvitationEndpoint,
  type Group,
  joinGroupEndpoint,
  listInvitationsEndpoint,
  listJoinRequestsEndpoint,
  listMembersEndpoint,
  readGroupEndpoint,
  readJoinCardEndpoint,
  renewJoinCodeEndpoint,
} from '../contract.ts'
import { aCommunity, aMember, joins } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const invited: { threshold: Group['threshold'] } = { threshold: { kind: 'invitation' } }
const asking: { threshold: Group['threshold'] } = { threshold: { kind: 'approval', questions: ['做哪行？'] } }

test('a group by invitation opens to an invitation and to nothing else', async () => {
  const { owner, group, tenant } = await aCommunity(world, invited)
  const person = await aPerson(world, tenant)
  expect((await joins(person, group)).problem?.code).toBe('community.invitation_needed')
  expect((await joins(person, group, { invitation: 'madeup0000' })).problem?.code).toBe('community.invitation_used')
  const invitation = await owner.asks(createInvitationEndpoint, { groupId: group.id })
  expect(invitation).toMatchObject({ uses: 1, used: 0, createdBy: { id: owner.id } })
  expect(invitation.url).toMatch(new RegExp(`/j/${invitation.code}$`))
  expect((await joins(person, group, { invitation: invitation.code })).body.outcome).toBe('joined')
  const { rows } = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(rows.find(({ person: { id } }) => id === person.id)?.invitedBy?.id).toBe(owner.id)
  // Used up, it is no longer listed and lets nobody in.
  expect((await owner.asks(listInvitationsEndpoint, { groupId: group.id })).rows).toEqual([])
  const late = await joins(await aPerson(world, tenant), group, { invitation: invitation.code })
  expect(late.problem?.code).toBe('community.invitation_used')
})

test('the link of an invitation is enough by itself, and outlives a renewed join link', async () => {
  const { owner, group } = await aCommunity(world, invited)
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id })
  await owner.asks(renewJoinCodeEndpoint, { groupId: group.id })
  const guest = world.caller()
  expect((await guest.asks(readJoinCardEndpoint, { code })).group.id).toBe(group.id)
  const joined = await guest.asks(joinGroupEndpoint, { code, name: '老友', acceptsRules: 1 })
  expect(joined.outcome).toBe('joined')
})

test('twenty people holding the same single invitation: one gets in', async () => {
  const { owner, group } = await aCommunity(world, invited)
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id })
  const crowd = Array.from({ length: 20 }, () => world.caller())
  const answers = await Promise.all(crowd.map((one) => joins(one, group, { invitation: code })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'community.invitation_used')).toHaveLength(19)
  expect((await owner.asks(readGroupEndpoint, { groupId: group.id })).taken).toBe(2)
})

test('joining again with an invitation takes no second use', async () => {
  const { owner, group, tenant } = await aCommunity(world, invited)
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id, uses: 2 })
  const person = await aPerson(world, tenant)
  await Promise.all([1, 2, 3].map(() => joins(person, group, { invitation: code })))
  expect((await owner.asks(listInvitationsEndpoint, { groupId: group.id })).rows).toMatchObject([{ used: 1, uses: 2 }])
})

test('an invitation expires', async () => {
  const { owner, group, tenant } = await aCommunity(world, invited)
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id, days: 2, uses: 5 })
  world.pass(2 * 86_400_000 + 1000)
  expect((await owner.asks(listInvitationsEndpoint, { groupId: group.id })).rows).toEqual([])
  const late = await joins(await aPerson(world, tenant), group, { invitation: code })
  expect(late.problem?.code).toBe('community.invitation_used')
})

test('an invitation spares the questions, even those already answered', async () => {
  const { owner, group, tenant } = await aCommunity(world, asking)
  const person = await aPerson(world, tenant)
  expect((await joins(person, group, { answers: ['木工'] })).body.outcome).toBe('asked')
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id })
  expect((await joins(person, group, { invitation: code })).body.outcome).toBe('joined')
  expect((await owner.asks(listJoinRequestsEndpoint, {})).rows).toEqual([])
})

test('an invitation to another group opens nothing here, and an open group needs none', async () => {
  const { owner, group, tenant } = await aCommunity(world, invited)
  const open = await aCommunity(world, { tenant })
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: open.group.id })
  const person = await aPerson(world, tenant)
  expect((await joins(person, group, { invitation: code })).problem?.code).toBe('community.invitation_used')
  expect((await joins(person, open.group, { invitation: 'longgone00' })).body.outcome).toBe('joined')
})

test('only those who run a group invite to it', async () => {
  const founded = await aCommunity(world, invited)
  const { group } = founded
  const [member, assistant] = [await aMember(world, founded), await aMember(world, founded, { role: 'assistant' })]
  const wish = { groupId: group.id, uses: 3 }
  expect((await member.tries(createInvitationEndpoint, wish)).problem?.code).toBe('kernel.not_allowed')
  expect((await member.tries(listInvitationsEndpoint, wish)).problem?.code).toBe('kernel.not_allowed')
  expect((await assistant.asks(createInvitationEndpoint, wish)).uses).toBe(3)
  for (const uses of [0, 1001]) {
    expect((await assistant.tries(createInvitationEndpoint, { ...wish, uses })).status).toBe(400)
  }
})
