import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { TenantId } from '../contract.ts'
import { foundTenant, readCards, recordPeople, tenantOf } from '../index.ts'

let world: World
let tenantId: TenantId
beforeAll(async () => {
  world = await openWorld()
  const owner = { name: '林岚', address: 'lin@example.com' }
  tenantId = (await foundTenant(world.ground, { name: '临水', slug: 'linshui', owner })).tenantId
})
afterAll(() => world.close())

const aNumber = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ kind: 'import:whatsapp', key: `k${at}`, name: `群友 ${at}` }))

test('recording the same people again finds the same people', async () => {
  const first = await world.within(tenantId, (ctx) => recordPeople(ctx, aNumber(6000)))
  const second = await world.within(tenantId, (ctx) => recordPeople(ctx, aNumber(6000)))
  expect(first.size).toBe(6000)
  expect(new Set(first.values()).size).toBe(6000)
  expect(second).toEqual(first)
})

test('two imports that record the same people at once agree on who they are and leave nobody over', async () => {
  const people = aNumber(300).map((one) => ({ ...one, kind: 'import:line' }))
  const before = await countPeople()
  const found = await Promise.all(
    [0, 1, 2, 3].map((turn) =>
      world.within(tenantId, (ctx) => recordPeople(ctx, turn % 2 ? people : [...people].reverse())),
    ),
  )
  for (const one of found) expect(new Map([...one].sort())).toEqual(new Map([...(found[0] ?? [])].sort()))
  expect(await countPeople()).toBe(before + 300)
})

test('a name that is empty or too long still makes a card', async () => {
  const people = [
    { kind: 'import:qq', key: 'empty', name: ' \u0007 ' },
    { kind: 'import:qq', key: 'long', name: '长'.repeat(200) },
  ]
  const names = await world.within(tenantId, async (ctx) => {
    const ids = await recordPeople(ctx, people)
    const cards = await readCards(ctx, ids.values())
    return people.map(({ key }) => cards.get(present(ids.get(key)))?.name)
  })
  expect(names).toEqual([expect.stringMatching(/^群员.{4}$/), '长'.repeat(64)])
})

test('the tenant tells its name and zone', async () => {
  expect(await world.within(tenantId, tenantOf)).toEqual({
    id: tenantId,
    name: '临水',
    slug: 'linshui',
    zone: 'Asia/Shanghai',
    locale: 'zh-CN',
  })
})

const countPeople = () =>
  world.within(tenantId, async (ctx) => {
    const rows = await ctx
      .tables<{ 'identity.people': { id: string } }>()
      .selectFrom('identity.people')
      .select('id')
      .execute()
    return rows.length
  })
