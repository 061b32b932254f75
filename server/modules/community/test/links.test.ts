import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { tenantsBehind } from '../../../kernel/ground.ts'
import { readMeEndpoint } from '../../identity/contract.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  changeMemberEndpoint,
  listCommunitiesEndpoint,
  readCommunityEndpoint,
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

test('join codes cannot be guessed: ten letters of 32, never two alike', async () => {
  const { owner, group } = await aCommunity(world)
  const codes = new Set([group.joinCode])
  for (let n = 0; n < 20; n += 1) codes.add((await owner.asks(renewJoinCodeEndpoint, { groupId: group.id })).joinCode)
  expect(codes.size).toBe(21)
  for (const code of codes) expect(code).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{10}$/)
})

test('a renewed link strikes the old one', async () => {
  const { tenant, owner, group } = await aCommunity(world)
  const renewed = await owner.asks(renewJoinCodeEndpoint, { groupId: group.id })
  expect(renewed.joinUrl).toContain(renewed.joinCode)
  const stranger = world.caller()
  expect((await stranger.tries(readJoinCardEndpoint, { code: group.joinCode })).problem?.code).toBe(
    'community.join_code_unknown',
  )
  expect((await joins(stranger, group)).problem?.code).toBe('community.join_code_unknown')
  expect((await joins(stranger, renewed)).body.outcome).toBe('joined')
  expect(await tenantsBehind(world.ground, 'join', group.joinCode)).toEqual([])
  expect(await tenantsBehind(world.ground, 'join', renewed.joinCode)).toEqual([tenant.id])
})

test('a made-up code leads nowhere', async () => {
  for (const code of ['0000000000', "x' or '1'='1", '..%2F', '群']) {
    const { status, problem } = await world.caller().tries(readJoinCardEndpoint, { code })
    expect([status, problem?.code]).toEqual([404, 'community.join_code_unknown'])
  }
})

test('a code leads into its own tenant, whoever follows it', async () => {
  const [here, there] = [await aCommunity(world), await aCommunity(world, { name: '隔壁读书会' })]
  const visitor = await aPerson(world, here.tenant, { name: '串门的' })
  const card = await visitor.asks(readJoinCardEndpoint, { code: there.group.joinCode })
  expect(card).toMatchObject({ community: { name: '隔壁读书会' }, mine: { state: 'stranger', name: null } })
  // There they are a stranger: they must tell a name, and become another person.
  const nameless = await joins(visitor, there.group)
  expect(nameless.problem?.code).toBe('community.name_needed')
  const joined = await joins(visitor, there.group, { name: '串门的' })
  expect(joined.body.outcome).toBe('joined')
  expect(joined.body.personId).not.toBe(visitor.id)
  expect((await visitor.asks(readMeEndpoint, {})).tenant.id).toBe(there.tenant.id)
})

test('nothing of one tenant is seen or touched from another', async () => {
  const [here, there] = [await aCommunity(world), await aCommunity(world)]
  const member = await aMember(world, there)
  const groupId = there.group.id
  expect((await here.owner.tries(readGroupEndpoint, { groupId })).status).toBe(404)
  const change = { groupId, personId: member.id, role: 'owner' as const }
  expect((await here.owner.tries(changeMemberEndpoint, change)).status).toBe(404)
  const communityId = there.community.id
  expect((await here.owner.tries(readCommunityEndpoint, { communityId })).status).toBe(404)
  const { rows } = await here.owner.asks(listCommunitiesEndpoint, {})
  expect(rows.map(({ id }) => id)).toEqual([here.community.id])
})

test('whoever tries hundreds of codes from one address is slowed down, and joining is counted apart', async () => {
  const { group } = await aCommunity(world)
  const answers = []
  for (let n = 0; n < 620; n += 1) {
    answers.push(world.caller().tries(readJoinCardEndpoint, { code: `guess${String(n).padStart(5, '0')}` }))
  }
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses).toContain(429)
  expect((await joins(world.caller(), group)).body.outcome).toBe('joined')
})
