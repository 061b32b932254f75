import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as identity from '../../identity/contract.ts'
import { aPerson, openPostOffice, type PostOffice } from '../../identity/test/cast.ts'
import { aTenant, bringsIn, customersOf, rowsOf, undoes, heads, li, type Tenant } from './cast.ts'

let world: World
let office: PostOffice
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  office = openPostOffice(world)
  await world.work()
})
beforeEach(async () => {
  world.pass(3_700_000)
  tenant = await aTenant(world)
})
afterAll(() => world.close())

// A phone may be known in several tenants, each of which would write a letter: here it is known in one.
const withPhone = ([name = '', , ...rest]: readonly string[], phone: string) => [name, phone, ...rest]

test('a customer who asks for a link to their phone becomes that person, and stays when the import is taken back', async () => {
  const done = await bringsIn(tenant.owner, [heads, withPhone(li, '13810138101')])
  const [customer] = await customersOf(tenant.owner)
  await world.caller().asks(identity.requestSignInLinkEndpoint, { address: '13810138101' })
  const letter = await office.opens()
  expect(letter).toMatchObject({ to: '+8613810138101', purpose: 'sign_in' })
  const me = await world.caller().asks(identity.redeemSignInLinkEndpoint, { token: letter.token })
  expect(me).toMatchObject({ person: { id: customer!.personId }, account: { address: '138****8101' } })
  expect((await undoes(tenant.owner, done.id)).undone).toEqual({ removed: 1, restored: 0, kept: 0 })
  expect((await rowsOf(tenant.owner, done.id))[0]?.undoReasons).toEqual(['other_life'])
  await world.caller().asks(identity.requestSignInLinkEndpoint, { address: '13810138101' })
  const again = await world.caller().asks(identity.redeemSignInLinkEndpoint, { token: (await office.opens()).token })
  expect(again.person.id).toBe(customer!.personId)
})

test('a member who joined by name alone and then adds the phone of a customer is that customer', async () => {
  await bringsIn(tenant.owner, [heads, withPhone(li, '13800138102')])
  const member = await aPerson(world, tenant, { name: '小满' })
  await member.asks(identity.bindAddressEndpoint, { address: '13800138102' })
  await world.caller().asks(identity.redeemSignInLinkEndpoint, { token: (await office.opens()).token })
  await expect.poll(async () => (await customersOf(tenant.owner))[0]?.personId, { timeout: 5000 }).toBe(member.id)
  const [customer] = await customersOf(tenant.owner)
  expect(customer?.knownBy.map(({ kind }) => kind).sort()).toEqual(['phone', 'unionid'])
  expect((await bringsIn(tenant.owner, [heads, withPhone(li, '13800138102')])).report).toMatchObject({
    created: 0,
    matched: 1,
  })
})
