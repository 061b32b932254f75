import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { changeMyCardEndpoint } from '../../identity/contract.ts'
import { aPerson } from '../../identity/test/cast.ts'
import { leaveGroupEndpoint, listMembersEndpoint, type MemberRole } from '../contract.ts'
import { aCommunity, aMember, type Founded } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function aFullHouse(): Promise<Founded> {
  const founded = await aCommunity(world)
  const cast: [string, MemberRole][] = [
    ['Bo', 'member'],
    ['Ann', 'member'],
    ['Kim', 'kol'],
    ['Ann', 'assistant'],
    ['50%', 'member'],
    ['Guest', 'guest'],
  ]
  for (const [name, role] of cast) await aMember(world, founded, { name, role })
  return founded
}

const list = async ({ owner, group }: Founded, filter: object = {}) =>
  owner.asks(listMembersEndpoint, { groupId: group.id, ...filter })

test('members are listed roles first, then by name', async () => {
  const { rows, total, next } = await list(await aFullHouse())
  expect(rows.map(({ role, person }) => [role, person.name])).toEqual([
    ['owner', '林岚'],
    ['assistant', 'Ann'],
    ['kol', 'Kim'],
    ['member', '50%'],
    ['member', 'Ann'],
    ['member', 'Bo'],
    ['guest', 'Guest'],
  ])
  expect([total, next]).toEqual([7, null])
})

test('pages follow each other without loss or repetition, even when somebody leaves in between', async () => {
  const founded = await aFullHouse()
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await list(founded, { limit: '2', ...(after ? { after } : {}) })
    expect(page.rows.length).toBeLessThanOrEqual(2)
    seen.push(...page.rows.map(({ person }) => person.name))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(['林岚', 'Ann', 'Kim', '50%', 'Ann', 'Bo', 'Guest'])

  const leaver = await aMember(world, founded, { name: 'Aaa' })
  const page = await list(founded, { limit: '5' })
  expect(page.rows.at(-1)?.person.id).toBe(leaver.id)
  await leaver.asks(leaveGroupEndpoint, { groupId: founded.group.id })
  const rest = await list(founded, { limit: '5', after: page.next })
  expect(rest.rows.map(({ person }) => person.name)).toEqual(['Ann', 'Bo', 'Guest'])
})

test('a list is narrowed by name and by role; signs mean themselves', async () => {
  const founded = await aFullHouse()
  const names = async (filter: object) => {
    const { rows, total } = await list(founded, filter)
    expect(total).toBe(rows.length)
    return rows.map(({ person }) => person.name)
  }
  expect(await names({ q: 'an' })).toEqual(['Ann', 'Ann'])
  expect(await names({ q: '%' })).toEqual(['50%'])
  expect(await names({ q: 'an', role: 'assistant' })).toEqual(['Ann'])
  expect(await names({ q: '岚' })).toEqual(['林岚'])
  expect(await names({ q: '无此人' })).toEqual([])
})

test('whoever changes their name is found by the new one', async () => {
  const founded = await aCommunity(world)
  const member = await aMember(world, founded, { name: '旧名' })
  await member.asks(changeMyCardEndpoint, { name: '新名' })
  const stop = await world.work()
  await expect
    .poll(async () => (await list(founded, { q: '新名' })).rows.map(({ person }) => person.id), { timeout: 10_000 })
    .toEqual([member.id])
  await stop()
})

test('who does not sit in the group does not see who does', async () => {
  const { tenant, group } = await aCommunity(world)
  const stranger = await aPerson(world, tenant)
  expect((await stranger.tries(listMembersEndpoint, { groupId: group.id })).problem?.code).toBe(
    'community.not_a_member',
  )
})
