import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import * as endpoints from '../contract.ts'
import { routes } from '../routes.ts'
import { aCommunity, aMember, joins } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const free = 'granted'
const outside = 'community.not_a_member'
const below = 'kernel.not_allowed'

type Expected = [endpoint: Endpoint, words: object, stranger: string, member: string, assistant: string]

async function aScene() {
  const founded = await aCommunity(world, { threshold: { kind: 'approval', questions: [] } })
  const { tenant, owner, group } = founded
  const [asking, banned, target] = [
    await aPerson(world, tenant),
    await aPerson(world, tenant),
    await aMember(world, founded),
  ]
  await joins(asking, group)
  await owner.asks(endpoints.removeMemberEndpoint, {
    groupId: group.id,
    personId: banned.id,
    reason: '骚扰',
    ban: 'true',
  })
  const [request] = (await owner.asks(endpoints.listJoinRequestsEndpoint, {})).rows
  const people = {
    stranger: await aPerson(world, tenant),
    member: await aMember(world, founded),
    assistant: await aMember(world, founded, { role: 'assistant' }),
  }
  return { ...founded, ...people, banned, target, joinRequestId: request?.id }
}

/** What each endpoint answers to whom, in the order of routes.ts; an assistant comes last, because they change things. */
function expectations({
  group,
  community,
  banned,
  target,
  joinRequestId,
}: Awaited<ReturnType<typeof aScene>>): Expected[] {
  const groupId = group.id
  const communityId = community.id
  const there = { communityId }
  const here = { groupId }
  return [
    [endpoints.listPresetsEndpoint, {}, free, free, free],
    [endpoints.foundCommunityEndpoint, { preset: 'interest', name: '新社' }, below, below, below],
    [endpoints.listCommunitiesEndpoint, {}, free, free, free],
    [endpoints.readCommunityEndpoint, there, outside, free, free],
    [endpoints.changeCommunityEndpoint, { ...there, about: '改' }, below, below, below],
    [endpoints.readRulesEndpoint, there, outside, free, free],
    [endpoints.publishRulesEndpoint, { ...there, basedOn: 1, articles: ['新'] }, below, below, below],
    [endpoints.acceptRulesEndpoint, { ...there, version: 1 }, outside, free, free],
    [endpoints.listBansEndpoint, there, below, below, free],
    [endpoints.liftBanEndpoint, { ...there, personId: banned.id }, below, below, free],
    [endpoints.openGroupEndpoint, { ...there, name: '二群' }, below, below, below],
    [endpoints.listGroupsEndpoint, there, outside, free, free],
    [endpoints.readGroupEndpoint, here, outside, free, free],
    [endpoints.changeGroupEndpoint, { ...here, about: '改' }, outside, below, free],
    [endpoints.closeGroupEndpoint, { ...here, reason: '散' }, below, below, below],
    [endpoints.reopenGroupEndpoint, here, below, below, below],
    [endpoints.renewJoinCodeEndpoint, here, outside, below, free],
    [endpoints.listJoinRequestsEndpoint, here, free, free, free],
    [endpoints.decideJoinRequestEndpoint, { joinRequestId, decision: 'decline' }, outside, below, free],
    [endpoints.listWaitingEndpoint, here, outside, below, free],
    [endpoints.createInvitationEndpoint, here, outside, below, free],
    [endpoints.listInvitationsEndpoint, here, outside, below, free],
    [endpoints.listMembersEndpoint, here, outside, free, free],
    [endpoints.searchPeopleEndpoint, { q: '岚' }, free, free, free],
    [endpoints.changeMemberEndpoint, { ...here, personId: target.id, title: '熟客' }, outside, below, free],
    [endpoints.removeMemberEndpoint, { ...here, personId: target.id, reason: '广告' }, outside, below, free],
    [endpoints.leaveGroupEndpoint, here, outside, free, free],
  ]
}

async function answerTo(someone: Someone, endpoint: Endpoint, words: object) {
  const { problem } = await someone.tries(endpoint as Endpoint<z.ZodType, z.ZodType>, words)
  return problem?.code ?? free
}

test('each endpoint lets in whom it should, and nobody else', async () => {
  const scene = await aScene()
  const rows = expectations(scene)
  for (const [endpoint, words, ...expected] of rows) {
    const answers = []
    for (const one of [scene.stranger, scene.member, scene.assistant])
      answers.push(await answerTo(one, endpoint, words))
    expect([endpoint.name, ...answers]).toEqual([endpoint.name, ...expected])
  }
  // Pictures are tried in poster.test.ts, the door itself in joining.test.ts.
  const tried = new Set(rows.map(([{ name }]) => name))
  const untried = routes.map(({ endpoint }) => endpoint.name).filter((name) => !tried.has(name))
  expect(untried.sort()).toEqual(
    ['draw_join_qr', 'draw_poster', 'join_group', 'read_join_card'].map((name) => `community.${name}`),
  )
})

test('whoever is not signed in is asked to', async () => {
  const scene = await aScene()
  for (const [endpoint, words] of expectations(scene)) {
    const { problem } = await world.caller().tries(endpoint as Endpoint<z.ZodType, z.ZodType>, words)
    expect([endpoint.name, problem?.code]).toEqual([endpoint.name, 'kernel.not_signed_in'])
  }
})
