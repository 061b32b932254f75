import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { readMeEndpoint } from '../../identity/contract.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  closeGroupEndpoint,
  type Group,
  decideJoinRequestEndpoint,
  leaveGroupEndpoint,
  listJoinRequestsEndpoint,
  listMembersEndpoint,
  memberJoined,
  publishRulesEndpoint,
  readGroupEndpoint,
  readJoinCardEndpoint,
  readRulesEndpoint,
} from '../contract.ts'
import { aCommunity, aMember, joins, newsOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const asking: Group['threshold'] = { kind: 'approval', questions: ['跑多久了？', '住哪个区？'] }

test('a stranger with the code sees the terms, tells a name and sits in the group, signed in', async () => {
  const { tenant, group, community } = await aCommunity(world)
  const stranger = world.caller()
  const card = await stranger.asks(readJoinCardEndpoint, { code: group.joinCode })
  expect(card).toMatchObject({
    group: { id: group.id },
    community: { name: community.name },
    members: 1,
    seatsLeft: 199,
    mine: { state: 'stranger', name: null },
  })
  const { outcome, personId } = (await joins(stranger, group, { name: '小满', acceptsRules: card.rules.version })).body
  expect(outcome).toBe('joined')
  expect((await stranger.asks(readMeEndpoint, {})).person).toMatchObject({ id: personId, name: '小满' })
  expect(await stranger.asks(readGroupEndpoint, { groupId: group.id })).toMatchObject({ taken: 2, myRole: 'member' })
  expect((await stranger.asks(readJoinCardEndpoint, { code: group.joinCode })).mine).toMatchObject({ state: 'member' })
  expect(await newsOf(world, tenant.id, memberJoined)).toEqual([
    { groupId: group.id, communityId: community.id, personId },
  ])
})

test('a code typed from paper is understood: capitals, o for 0, l for 1', async () => {
  const { group } = await aCommunity(world)
  const typed = group.joinCode.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l')
  const card = await world.caller().asks(readJoinCardEndpoint, { code: ` ${typed} ` })
  expect(card.group.id).toBe(group.id)
})

test('a stranger without a name is asked for it, and nobody is made', async () => {
  const { group, owner } = await aCommunity(world)
  const stranger = world.caller()
  expect((await joins(stranger, group, { name: undefined })).problem?.code).toBe('community.name_needed')
  expect((await joins(stranger, group, { name: '   ' })).problem?.code).toBe('kernel.invalid_input')
  expect(stranger.cookie).toBeNull()
  expect((await owner.asks(readGroupEndpoint, { groupId: group.id })).taken).toBe(1)
})

test('nobody joins without accepting the rules in force; the consent is kept with its version', async () => {
  const { group, owner, community, tenant } = await aCommunity(world)
  await owner.asks(publishRulesEndpoint, { communityId: community.id, basedOn: 1, articles: ['新的第一条'] })
  const person = await aPerson(world, tenant)
  const refused = await joins(person, group, { acceptsRules: 1 })
  expect(refused.problem).toMatchObject({ code: 'community.rules_not_accepted', facts: { version: 2 } })
  expect(refused.problem?.zh).toContain('第 2 版')
  expect((await joins(person, group, { acceptsRules: 3 })).status).toBe(409)
  expect((await joins(person, group, { acceptsRules: 2 })).body.outcome).toBe('joined')
  const rules = await person.asks(readRulesEndpoint, { communityId: community.id })
  expect(rules).toMatchObject({ myAcceptedVersion: 2, current: { version: 2, accepted: 2 } })
})

test('joining again answers how things stand and takes no second seat', async () => {
  const { group, tenant, owner } = await aCommunity(world, { cap: 2 })
  const person = await aPerson(world, tenant)
  const first = await joins(person, group)
  expect((await joins(person, group, { acceptsRules: 99 })).body).toEqual(first.body)
  const next = await aPerson(world, tenant)
  const waiting = await joins(next, group)
  expect(waiting.body).toMatchObject({ outcome: 'waiting', place: 1 })
  expect((await joins(next, group)).body).toEqual(waiting.body)
  expect(await owner.asks(readGroupEndpoint, { groupId: group.id })).toMatchObject({ taken: 2, waiting: 1 })
})

test('somebody who taps join ten times at once gets one seat', async () => {
  const { group, tenant, owner } = await aCommunity(world)
  const person = await aPerson(world, tenant)
  const answers = await Promise.all(Array.from({ length: 10 }, () => joins(person, group)))
  expect(answers.map(({ body }) => body.outcome)).toEqual(Array(10).fill('joined'))
  expect((await owner.asks(readGroupEndpoint, { groupId: group.id })).taken).toBe(2)
  expect(await newsOf(world, tenant.id, memberJoined)).toHaveLength(1)
})

test('a group that asks questions lets in whom its people approve, in the order of asking', async () => {
  const founded = await aCommunity(world, { threshold: asking })
  const { group, tenant, owner } = founded
  const [first, second] = [
    await aPerson(world, tenant, { name: '阿一' }),
    await aPerson(world, tenant, { name: '阿二' }),
  ]
  expect((await joins(first, group, { answers: ['三年', ' '] })).problem).toMatchObject({
    code: 'community.answers_missing',
    facts: { count: 2 },
  })
  expect((await joins(first, group, { answers: ['三年', '城南'] })).body.outcome).toBe('asked')
  await joins(second, group, { answers: ['一年', '城北'] })
  expect((await first.asks(readJoinCardEndpoint, { code: group.joinCode })).mine.state).toBe('asked')
  expect((await joins(first, group)).body.outcome).toBe('asked')

  const assistant = await aMember(world, founded, { role: 'assistant' })
  const { rows } = await assistant.asks(listJoinRequestsEndpoint, {})
  expect(rows.map(({ person, answers }) => [person.name, answers])).toEqual([
    ['阿一', ['三年', '城南']],
    ['阿二', ['一年', '城北']],
  ])
  const [a, b] = rows.map(({ id }) => id) as [(typeof rows)[0]['id'], (typeof rows)[0]['id']]
  const member = await aMember(world, founded)
  expect((await member.asks(listJoinRequestsEndpoint, {})).rows).toEqual([])
  const sneaked = await member.tries(decideJoinRequestEndpoint, { joinRequestId: a, decision: 'approve' })
  expect(sneaked.problem?.code).toBe('kernel.not_allowed')

  expect(await assistant.asks(decideJoinRequestEndpoint, { joinRequestId: a, decision: 'approve' })).toEqual({
    outcome: 'joined',
  })
  await owner.asks(decideJoinRequestEndpoint, { joinRequestId: b, decision: 'decline', reason: '不在本市' })
  expect((await second.asks(readJoinCardEndpoint, { code: group.joinCode })).mine.state).toBe('declined')
  // Declined is not for ever: they may answer again.
  expect((await joins(second, group, { answers: ['两年', '搬到城南了'] })).body.outcome).toBe('asked')
  expect((await owner.asks(listMembersEndpoint, { groupId: group.id, q: '阿' })).rows).toHaveLength(1)
})

test('two assistants deciding at once: one decides, the other is told', async () => {
  const founded = await aCommunity(world, { threshold: asking })
  const { group, tenant, owner } = founded
  await joins(await aPerson(world, tenant), group, { answers: ['三年', '城南'] })
  const [request] = (await owner.asks(listJoinRequestsEndpoint, { groupId: group.id })).rows
  const joinRequestId = (request as NonNullable<typeof request>).id
  const answers = await Promise.all([
    owner.tries(decideJoinRequestEndpoint, { joinRequestId, decision: 'approve' }),
    owner.tries(decideJoinRequestEndpoint, { joinRequestId, decision: 'approve' }),
    owner.tries(decideJoinRequestEndpoint, { joinRequestId, decision: 'decline' }),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'community.already_decided')).toHaveLength(2)
})

test('who is approved for a full group waits in line like everybody', async () => {
  const { group, tenant, owner } = await aCommunity(world, { threshold: asking, cap: 2 })
  const people = [await aPerson(world, tenant), await aPerson(world, tenant)]
  for (const person of people) await joins(person, group, { answers: ['三年', '城南'] })
  const outcomes = []
  for (const { id } of (await owner.asks(listJoinRequestsEndpoint, { groupId: group.id })).rows) {
    outcomes.push((await owner.asks(decideJoinRequestEndpoint, { joinRequestId: id, decision: 'approve' })).outcome)
  }
  expect(outcomes).toEqual(['joined', 'waiting'])
})

test('whoever has asked may take it back', async () => {
  const { group, tenant, owner } = await aCommunity(world, { threshold: asking })
  const person = await aPerson(world, tenant)
  await joins(person, group, { answers: ['三年', '城南'] })
  await person.asks(leaveGroupEndpoint, { groupId: group.id })
  expect((await owner.asks(listJoinRequestsEndpoint, {})).rows).toEqual([])
  expect((await person.asks(readJoinCardEndpoint, { code: group.joinCode })).mine.state).toBe('stranger')
  expect((await person.tries(leaveGroupEndpoint, { groupId: group.id })).problem?.code).toBe('community.not_a_member')
})

test('a closed group says so at its door', async () => {
  const { group, owner } = await aCommunity(world)
  await owner.asks(closeGroupEndpoint, { groupId: group.id, reason: '活动结束' })
  const stranger = world.caller()
  expect((await stranger.tries(readJoinCardEndpoint, { code: group.joinCode })).problem?.code).toBe(
    'community.group_closed',
  )
  expect((await joins(stranger, group)).problem?.code).toBe('community.group_closed')
  expect(stranger.cookie).toBeNull()
})
