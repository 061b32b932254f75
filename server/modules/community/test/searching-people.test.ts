/** Finding somebody by name, in whichever group they sit. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import { changeMemberEndpoint, leaveGroupEndpoint, openGroupEndpoint, searchPeopleEndpoint } from '../contract.ts'
import { seatPeople } from '../index.ts'
import { aCommunity, aMember, type Founded } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const namesFor = async (someone: Someone, q: string) =>
  (await someone.asks(searchPeopleEndpoint, { q })).rows.map(({ person }) => person.name)

/** Another group of the same community. */
async function anotherGroup({ owner, community, tenant }: Founded, name: string) {
  const group = await owner.asks(openGroupEndpoint, { communityId: community.id, name })
  const seat = (someone: Someone, role: 'assistant' | 'member' = 'member') =>
    world.within(tenant.id, (ctx) => seatPeople(ctx, group.id, [{ personId: someone.id, role }]))
  return { group, seat }
}

test('somebody in several groups is one line, with each group and the role there', async () => {
  const founded = await aCommunity(world)
  const miao = await aMember(world, founded, { name: '何苗苗' })
  const { group, seat } = await anotherGroup(founded, '夜跑')
  await seat(miao, 'assistant')
  const { rows, next } = await founded.owner.asks(searchPeopleEndpoint, { q: '苗' })
  expect(rows).toMatchObject([
    {
      person: { id: miao.id, name: '何苗苗' },
      groups: [
        { id: founded.group.id, name: founded.group.name, role: 'member' },
        { id: group.id, name: '夜跑', role: 'assistant' },
      ],
    },
  ])
  expect(next).toBeNull()
})

test('a member of two communities is one line', async () => {
  const founded = await aCommunity(world)
  const other = await aCommunity(world, { tenant: founded.tenant, name: '观鸟' })
  const miao = await aMember(world, founded, { name: '何苗苗' })
  await world.within(founded.tenant.id, (ctx) => seatPeople(ctx, other.group.id, [{ personId: miao.id }]))
  const { rows } = await founded.owner.asks(searchPeopleEndpoint, { q: '何苗苗' })
  expect(rows.map(({ groups }) => groups.map(({ id }) => id))).toEqual([[founded.group.id, other.group.id]])
})

test('whole names stand before beginnings, beginnings before middles; capitals do not matter, signs mean themselves', async () => {
  const founded = await aCommunity(world)
  for (const name of ['Joanna', 'annabel', 'ANN', '50%', '王安']) await aMember(world, founded, { name })
  expect(await namesFor(founded.owner, 'ann')).toEqual(['ANN', 'annabel', 'Joanna'])
  expect(await namesFor(founded.owner, ' Ann ')).toEqual(['ANN', 'annabel', 'Joanna'])
  expect(await namesFor(founded.owner, '%')).toEqual(['50%'])
  expect(await namesFor(founded.owner, '_')).toEqual([])
  expect(await namesFor(founded.owner, '安')).toEqual(['王安'])
})

test('pages follow each other without loss or repetition, even when somebody leaves in between', async () => {
  const founded = await aCommunity(world)
  const names = ['李', '李白', '李白', '小李', '李清照', '阿李', '大李子']
  const people = new Map<string, Someone>()
  for (const name of names) people.set(name, await aMember(world, founded, { name }))
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await founded.owner.asks(searchPeopleEndpoint, { q: '李', limit: 2, ...(after ? { after } : {}) })
    expect(page.rows.length).toBeLessThanOrEqual(2)
    seen.push(...page.rows.map(({ person }) => person.name))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(['李', '李清照', '李白', '李白', '大李子', '小李', '阿李'])

  const first = await founded.owner.asks(searchPeopleEndpoint, { q: '李', limit: 2 })
  await people.get('李清照')?.asks(leaveGroupEndpoint, { groupId: founded.group.id })
  const rest = await founded.owner.asks(searchPeopleEndpoint, { q: '李', limit: 50, after: first.next as string })
  expect(rest.rows.map(({ person }) => person.name)).toEqual(['李白', '李白', '大李子', '小李', '阿李'])
})

test('whoever has left every group is not found', async () => {
  const founded = await aCommunity(world)
  const leaver = await aMember(world, founded, { name: '过客' })
  expect(await namesFor(founded.owner, '过客')).toEqual(['过客'])
  await leaver.asks(leaveGroupEndpoint, { groupId: founded.group.id })
  expect(await namesFor(founded.owner, '过客')).toEqual([])
})

test('a member finds only people of the groups he or she sits in, and sees only those groups', async () => {
  const founded = await aCommunity(world)
  const { group, seat } = await anotherGroup(founded, '夜跑')
  const here = await aMember(world, founded, { name: '春分' })
  const there = await aPerson(world, founded.tenant, { name: '春雨' })
  await seat(there)
  const both = await aMember(world, founded, { name: '春晓' })
  await seat(both)
  expect(await namesFor(here, '春')).toEqual(['春分', '春晓'])
  const { rows } = await here.asks(searchPeopleEndpoint, { q: '春晓' })
  expect(rows.map(({ groups }) => groups.map(({ id }) => id))).toEqual([[founded.group.id]])
  expect(await namesFor(both, '春')).toEqual(['春分', '春晓', '春雨'])
  expect(await namesFor(there, '春')).toEqual(['春晓', '春雨'])
  expect((await there.asks(searchPeopleEndpoint, { q: '春晓' })).rows[0]?.groups.map(({ id }) => id)).toEqual([
    group.id,
  ])
  expect(await namesFor(await aPerson(world, founded.tenant, { name: '外人' }), '春')).toEqual([])
})

test('a community’s owner finds the people of its groups without sitting in them', async () => {
  const home = await aCommunity(world)
  const founder = await aPerson(world, home.tenant, { name: '石川', role: 'staff' })
  const own = await aCommunity(world, { tenant: home.tenant, owner: founder, name: '观鸟' })
  const { group, seat } = await anotherGroup(own, '夜观')
  const heir = await aPerson(world, home.tenant, { name: '白露' })
  await seat(heir)
  await founder.asks(changeMemberEndpoint, { groupId: group.id, personId: heir.id, role: 'owner' })
  await founder.asks(leaveGroupEndpoint, { groupId: group.id })
  await aMember(world, home, { name: '白鹭' })
  expect(await namesFor(founder, '白')).toEqual(['白露'])
})

test('another tenant finds nobody; a stranger is asked to sign in; an empty question is refused', async () => {
  const founded = await aCommunity(world)
  await aMember(world, founded, { name: '独一无二' })
  const foreign = await aCommunity(world)
  expect(await namesFor(foreign.owner, '独一无二')).toEqual([])
  expect((await world.caller().tries(searchPeopleEndpoint, { q: '独' })).problem?.code).toBe('kernel.not_signed_in')
  expect((await founded.owner.tries(searchPeopleEndpoint, { q: '  ' })).status).toBe(400)
  expect((await founded.owner.tries(searchPeopleEndpoint, { q: '独', limit: 51 })).status).toBe(400)
})
