import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../kernel/ids.ts'
import { startWorker } from '../../../kernel/jobs.ts'
import { subscriber } from '../../../kernel/outbox.ts'
import { changeMyCardEndpoint, personChanged, readMeEndpoint } from '../contract.ts'
import { isAvatar, linkIdentity, readCards, recordPeople } from '../index.ts'
import { aPerson, aTenant, type Tenant } from './cast.ts'

let world: World
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  tenant = await aTenant(world)
})
afterAll(() => world.close())

test('I change my name, and nothing else by it', async () => {
  const member = await aPerson(world, tenant, { name: '何苗' })
  await member.asks(changeMyCardEndpoint, { bio: '爱钓鱼' })
  expect(await member.asks(changeMyCardEndpoint, { name: ' 何苗苗 ' })).toMatchObject({ name: '何苗苗', bio: '爱钓鱼' })
  expect((await member.asks(readMeEndpoint, {})).person.name).toBe('何苗苗')
})

test('a name of nothing and a picture that is no file are refused', async () => {
  for (const wrong of [{ name: '  ' }, { name: '长'.repeat(65) }, { avatarFileId: '../../etc' }]) {
    expect((await tenant.owner.tries(changeMyCardEndpoint, wrong)).problem?.code).toBe('kernel.invalid_input')
  }
})

test('other modules hear that a card has changed', async () => {
  const heard: string[] = []
  const listener = subscriber('test.listener', personChanged, async (_, { personId }) => void heard.push(personId))
  const stop = await startWorker(world.ground, world.url, { jobs: [], cron: [], subscribers: [listener] })
  await tenant.owner.asks(changeMyCardEndpoint, { name: '岚' })
  await expect.poll(() => heard, { timeout: 5000 }).toContain(tenant.owner.id)
  await stop()
})

test("somebody else's file does not become a picture by being named", async () => {
  const [mine, member] = [newId('fil'), await aPerson(world, tenant)]
  for (const one of [tenant.owner, member]) await one.asks(changeMyCardEndpoint, { avatarFileId: mine })
  const opens = await world.within(tenant.id, async (ctx) => [
    await isAvatar(ctx, mine, tenant.owner.id),
    await isAvatar(ctx, newId('fil'), tenant.owner.id),
    await isAvatar(ctx, mine, (await aPerson(world, tenant)).id),
  ])
  expect(opens).toEqual([true, false, false])
})

test('cards of many are read at once, and of nobody not at all', async () => {
  const staff = await aPerson(world, tenant, { name: '员工', role: 'staff' })
  const cards = await world.within(tenant.id, (ctx) =>
    readCards(ctx, [staff.id, tenant.owner.id, staff.id, newId('psn')]),
  )
  expect([...cards.values()].map(({ name, staffRole }) => [name, staffRole]).sort()).toEqual([
    ['员工', 'staff'],
    ['林岚', 'owner'],
  ])
})

test('a person known elsewhere is found again by an import', async () => {
  const found = await world.within(tenant.id, async (ctx) => {
    await linkIdentity(ctx, tenant.owner.id, 'import:qq', '10001')
    return recordPeople(ctx, [{ kind: 'import:qq', key: '10001', name: '别的名字' }])
  })
  expect(found.get('10001')).toBe(tenant.owner.id)
})
