import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changeSeatEndpoint,
  createApiKeyEndpoint,
  listApiKeysEndpoint,
  listAuditEndpoint,
  listMySessionsEndpoint,
  listTeamEndpoint,
  readMeEndpoint,
  revokeApiKeyEndpoint,
  revokeSessionEndpoint,
  withdrawSeatEndpoint,
} from '../contract.ts'
import { offerSignInLink, readCards, recordPeople } from '../index.ts'
import { aPerson, aTenant, type Tenant } from './cast.ts'

let world: World
let ours: Tenant
let theirs: Tenant
beforeAll(async () => {
  world = await openWorld()
  ours = await aTenant(world, { name: '我们' })
  theirs = await aTenant(world, { name: '他们' })
})
afterAll(() => world.close())

test("another tenant's ids lead nowhere", async () => {
  const colleague = await aPerson(world, theirs, { role: 'staff' })
  const { key } = await theirs.owner.asks(createApiKeyEndpoint, { name: '他们的', scopes: ['read'] })
  const [session] = (await theirs.owner.asks(listMySessionsEndpoint, {})).rows
  const me = ours.owner
  const answers = await Promise.all([
    me.tries(changeSeatEndpoint, { personId: colleague.id, role: 'admin' }),
    me.tries(withdrawSeatEndpoint, { personId: colleague.id }),
    me.tries(revokeApiKeyEndpoint, { apiKeyId: key.id }),
    me.tries(revokeSessionEndpoint, { sessionId: session?.id ?? '' }),
  ])
  expect(answers.map(({ problem }) => problem?.code)).toEqual(Array(4).fill('kernel.not_found'))
  expect((await theirs.owner.asks(listTeamEndpoint, {})).rows).toHaveLength(2)
})

test('lists hold only what is ours', async () => {
  const texts = await Promise.all([
    ours.owner.asks(listTeamEndpoint, {}),
    ours.owner.asks(listApiKeysEndpoint, {}),
    ours.owner.asks(listAuditEndpoint, { by: theirs.owner.id }),
    world.within(ours.id, async (ctx) => [...(await readCards(ctx, [theirs.owner.id])).values()]),
  ])
  for (const text of texts) expect(JSON.stringify(text)).not.toContain(theirs.owner.id)
})

test('a cookie under another tenant’s name is nobody', async () => {
  const forger = world.caller()
  forger.cookie = `${theirs.id.slice(4)}.${ours.owner.cookie?.slice(27)}`
  expect((await forger.tries(readMeEndpoint, {})).problem?.code).toBe('kernel.not_signed_in')
})

test("no session or link can be made for another tenant's person", async () => {
  const forged = world.within(ours.id, (ctx) => offerSignInLink(ctx, theirs.owner.id, 15))
  await expect(forged).rejects.toMatchObject({ code: '23503' })
})

test('the same identity is another person in another tenant', async () => {
  const one = [{ kind: 'import:qq', key: '10001', name: '小满' }]
  const [here, there] = await Promise.all(
    [ours, theirs].map(({ id }) => world.within(id, (ctx) => recordPeople(ctx, one))),
  )
  expect(here?.get('10001')).not.toBe(there?.get('10001'))
})
