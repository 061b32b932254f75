import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  acceptRulesEndpoint,
  listMembersEndpoint,
  publishRulesEndpoint,
  readRulesEndpoint,
  rulesPublished,
} from '../contract.ts'
import { aCommunity, aMember, joins, newsOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a new version asks everybody again, and what was agreed to before stays on record', async () => {
  const { tenant, owner, group, community } = await aCommunity(world, { rules: ['说人话'] })
  const communityId = community.id
  const person = await aPerson(world, tenant)
  await joins(person, group)
  const second = await owner.asks(publishRulesEndpoint, { communityId, basedOn: 1, articles: ['说人话', '不刷屏'] })
  expect(second).toMatchObject({ version: 2, articles: ['说人话', '不刷屏'], changedBy: { id: owner.id }, accepted: 1 })
  expect(await newsOf(world, tenant.id, rulesPublished)).toEqual([{ communityId, version: 2 }])

  const seen = await person.asks(readRulesEndpoint, { communityId })
  expect(seen).toMatchObject({ myAcceptedVersion: 1, current: { version: 2, accepted: 1 } })
  expect(seen.earlier).toMatchObject([{ version: 1, articles: ['说人话'], accepted: 2 }])
  const stale = await person.tries(acceptRulesEndpoint, { communityId, version: 1 })
  expect(stale.problem).toMatchObject({ code: 'community.rules_not_accepted', facts: { version: 2 } })
  await person.asks(acceptRulesEndpoint, { communityId, version: 2 })
  await person.asks(acceptRulesEndpoint, { communityId, version: 2 })
  expect((await person.asks(readRulesEndpoint, { communityId })).current.accepted).toBe(2)
  const { rows } = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(rows.map(({ acceptedRulesVersion }) => acceptedRulesVersion)).toEqual([2, 2])
})

test('of twelve authors publishing at once one is published, and the others look first', async () => {
  const { owner, community } = await aCommunity(world)
  const communityId = community.id
  for (let basedOn = 1; basedOn <= 4; basedOn += 1) {
    const drafts = Array.from({ length: 12 }, (_, n) => [`第 ${n + 1} 稿`])
    const answers = await Promise.all(
      drafts.map((articles) => owner.tries(publishRulesEndpoint, { communityId, basedOn, articles })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = answers.filter(({ problem }) => problem?.code === 'community.rules_changed_meanwhile')
    expect(refused.map(({ problem }) => problem?.facts.version)).toEqual(Array(11).fill(basedOn + 1))
  }
  expect((await owner.asks(readRulesEndpoint, { communityId })).current.version).toBe(5)
})

test('the rules are read by those who live by them and made by the owner', async () => {
  const founded = await aCommunity(world)
  const { tenant, community } = founded
  const communityId = community.id
  const assistant = await aMember(world, founded, { role: 'assistant' })
  const draft = { communityId, basedOn: 1, articles: ['听我的'] }
  expect((await assistant.tries(publishRulesEndpoint, draft)).problem?.code).toBe('kernel.not_allowed')
  const stranger = await aPerson(world, tenant)
  expect((await stranger.tries(readRulesEndpoint, { communityId })).problem?.code).toBe('community.not_a_member')
  const accepting = await stranger.tries(acceptRulesEndpoint, { communityId, version: 1 })
  expect(accepting.problem?.code).toBe('community.not_a_member')
  const admin = await aPerson(world, tenant, { role: 'admin' })
  expect((await admin.asks(publishRulesEndpoint, draft)).version).toBe(2)
})

test('rules without an article are no rules', async () => {
  const { owner, community } = await aCommunity(world)
  for (const articles of [[], ['  ']]) {
    const refused = await owner.tries(publishRulesEndpoint, { communityId: community.id, basedOn: 1, articles })
    expect(refused.problem?.code).toBe('kernel.invalid_input')
  }
})
