import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson, aTenant } from '../../identity/test/cast.ts'
import {
  foundCommunityEndpoint,
  groupOpened,
  listCommunitiesEndpoint,
  listPresetsEndpoint,
  openGroupEndpoint,
  readCommunityEndpoint,
  readJoinCardEndpoint,
  readRulesEndpoint,
} from '../contract.ts'
import { aCommunity, aMember, newsOf } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('each preset becomes, in one step, a community that is ready to share', async () => {
  const { owner } = await aTenant(world)
  const { rows } = await owner.asks(listPresetsEndpoint, {})
  expect(rows.map(({ preset }) => preset)).toEqual(['interest', 'product', 'knowledge', 'network', 'marketing'])
  for (const start of rows) {
    const { community, group } = await owner.asks(foundCommunityEndpoint, { preset: start.preset, name: '临水小站' })
    expect(community).toMatchObject({ rulesVersion: 1, members: 1, groups: 1, welcome: start.welcome })
    expect(community.promises).toEqual(start.promises)
    expect(group).toMatchObject({ name: start.groupName, cap: start.cap, taken: 1, myRole: 'owner' })
    expect(group.threshold).toEqual(start.threshold)
    expect(group.joinUrl).toMatch(new RegExp(`^https?://[^/]+/j/${group.joinCode}$`))
    const card = await world.caller().asks(readJoinCardEndpoint, { code: group.joinCode })
    expect(card.rules).toEqual({ version: 1, articles: start.rules })
  }
})

test('what the founder wishes goes before what the preset says', async () => {
  const { owner } = await aTenant(world)
  const { community, group } = await owner.asks(foundCommunityEndpoint, {
    preset: 'marketing',
    name: '阿婆豆腐',
    groupName: '老街坊群',
    about: '每天现磨，卖完为止',
    interest: '豆制品',
    industry: '食品',
    region: { country: '中国', city: '临水' },
    cap: 80,
    threshold: { kind: 'invitation' },
    rules: ['有话好好说'],
  })
  expect(community).toMatchObject({
    about: '每天现磨，卖完为止',
    interest: '豆制品',
    industry: '食品',
    region: { country: '中国', province: '', city: '临水' },
  })
  expect(group).toMatchObject({ name: '老街坊群', cap: 80, threshold: { kind: 'invitation' } })
  const rules = await owner.asks(readRulesEndpoint, { communityId: community.id })
  expect(rules.current).toMatchObject({ version: 1, articles: ['有话好好说'], accepted: 1 })
  expect(rules.myAcceptedVersion).toBe(1)
})

test('the news of a new group names its owner', async () => {
  const { tenant, community, group, owner } = await aCommunity(world)
  expect(await newsOf(world, tenant.id, groupOpened)).toEqual([
    { communityId: community.id, groupId: group.id, personId: owner.id },
  ])
})

test('only somebody with an operator seat founds communities', async () => {
  const tenant = await aTenant(world)
  const passerBy = await aPerson(world, tenant)
  const refused = await passerBy.tries(foundCommunityEndpoint, { preset: 'interest', name: '私自开张' })
  expect(refused.problem?.code).toBe('kernel.not_allowed')
  const colleague = await aPerson(world, tenant, { role: 'staff' })
  const { community } = await colleague.asks(foundCommunityEndpoint, { preset: 'interest', name: '同事开的' })
  expect(community.owner.id).toBe(colleague.id)
})

test('a community opens further groups for its owner, not for its members', async () => {
  const founded = await aCommunity(world)
  const { community, owner } = founded
  const member = await aMember(world, founded)
  const wish = { communityId: community.id, name: '二群', cap: 50 }
  expect((await member.tries(openGroupEndpoint, wish)).problem?.code).toBe('kernel.not_allowed')
  const second = await owner.asks(openGroupEndpoint, wish)
  expect(second).toMatchObject({ name: '二群', cap: 50, taken: 1, myRole: 'owner' })
  const mine = await owner.asks(readCommunityEndpoint, { communityId: community.id })
  expect(mine.groups.map(({ name }) => name)).toEqual(['同好一群', '二群'])
  // Whoever sits in two groups is one member.
  expect(mine.community).toMatchObject({ members: 2, groups: 2 })
  // A member sees the group they sit in.
  const theirs = await member.asks(readCommunityEndpoint, { communityId: community.id })
  expect(theirs.groups.map(({ name }) => name)).toEqual(['同好一群'])
})

test('communities are found by what they are, and only by those who may see them', async () => {
  const tenant = await aTenant(world)
  const ask = (name: string, city: string, interest: string) =>
    tenant.owner.asks(foundCommunityEndpoint, { preset: 'interest', name, interest, region: { city } })
  const running = await ask('晨跑团', '临水', '跑步')
  await ask('100%_读书', '临水', '阅读')
  await ask('夜跑团', '青川', '跑步')
  const names = async (filter: object) =>
    (await tenant.owner.asks(listCommunitiesEndpoint, filter)).rows.map(({ name }) => name)
  expect(await names({})).toEqual(['夜跑团', '100%_读书', '晨跑团'])
  expect(await names({ interest: '跑步' })).toEqual(['夜跑团', '晨跑团'])
  expect(await names({ interest: '跑步', city: '临水' })).toEqual(['晨跑团'])
  expect(await names({ q: '%_' })).toEqual(['100%_读书'])
  expect(await names({ archived: 'true' })).toEqual([])
  const member = await aMember(world, { tenant, group: running.group })
  expect((await member.asks(listCommunitiesEndpoint, {})).rows.map(({ name }) => name)).toEqual(['晨跑团'])
  const stranger = await aPerson(world, tenant)
  expect((await stranger.asks(listCommunitiesEndpoint, {})).rows).toEqual([])
})

test('a long list of communities is read page by page, each once', async () => {
  const tenant = await aTenant(world)
  for (let n = 1; n <= 5; n += 1) await aCommunity(world, { tenant, name: `第${n}社` })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await tenant.owner.asks(listCommunitiesEndpoint, { limit: '2', ...(after ? { after } : {}) })
    seen.push(...page.rows.map(({ name }) => name))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(['第5社', '第4社', '第3社', '第2社', '第1社'])
})
