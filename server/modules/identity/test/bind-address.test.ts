import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  bindAddressEndpoint,
  readMeEndpoint,
  redeemSignInLinkEndpoint,
  requestSignInLinkEndpoint,
} from '../contract.ts'
import { aPerson, aTenant, openPostOffice, type PostOffice, type Tenant } from './cast.ts'

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

const redeem = (token: string) => world.caller().tries(redeemSignInLinkEndpoint, { token })

test('somebody who joined by name alone adds a phone number and comes back by it', async () => {
  const member = await aPerson(world, tenant)
  expect((await member.asks(readMeEndpoint, {})).account).toBeNull()
  await member.asks(bindAddressEndpoint, { address: '138 1234 5678' })
  const letter = await office.opens()
  expect(letter).toMatchObject({ to: '+8613812345678', purpose: 'bind', personName: '何苗' })
  expect((await member.asks(readMeEndpoint, {})).account).toBeNull()
  expect((await redeem(letter.token)).body.account).toMatchObject({ address: '138****5678', addressKind: 'phone' })
  await world.caller().asks(requestSignInLinkEndpoint, { address: '13812345678' })
  expect((await redeem((await office.opens()).token)).body.person.id).toBe(member.id)
})

test('a new address takes the place of the former, whose links stop working', async () => {
  await world.caller().asks(requestSignInLinkEndpoint, { address: tenant.ownerAddress })
  const former = await office.opens()
  await tenant.owner.asks(bindAddressEndpoint, { address: `new@${tenant.slug}.example` })
  expect((await redeem((await office.opens()).token)).status).toBe(200)
  expect((await redeem(former.token)).problem?.code).toBe('identity.link_invalid')
  await world.caller().asks(requestSignInLinkEndpoint, { address: tenant.ownerAddress })
  await world.caller().asks(requestSignInLinkEndpoint, { address: `new@${tenant.slug}.example` })
  expect((await office.opens()).to).toBe(`new@${tenant.slug}.example`)
})

test("somebody else's address is answered like any other and never taken over", async () => {
  const member = await aPerson(world, tenant)
  const free = await member.tries(bindAddressEndpoint, { address: `free@${tenant.slug}.example` })
  const taken = await member.tries(bindAddressEndpoint, { address: tenant.ownerAddress })
  expect([taken.status, taken.body]).toEqual([free.status, free.body])
  await office.opens()
  const answer = await redeem((await office.opens()).token)
  expect(answer).toMatchObject({ cookie: null, problem: { code: 'identity.address_taken' } })
  expect((await tenant.owner.asks(readMeEndpoint, {})).account?.address).toBe(tenant.ownerAddress)
})

test('of two who bind the same address at once, one has it', async () => {
  const address = `wanted@${tenant.slug}.example`
  for (const name of ['甲', '乙']) {
    const member = await aPerson(world, tenant, {
      name,
      address: `${name === '甲' ? 'a' : 'b'}@${tenant.slug}.example`,
    })
    await member.asks(bindAddressEndpoint, { address })
  }
  const letters = [await office.opens(), await office.opens()]
  const answers = await Promise.all(letters.map(({ token }) => redeem(token)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('nobody floods an address with letters', async () => {
  const member = await aPerson(world, tenant)
  const statuses = []
  for (let turn = 0; turn < 6; turn += 1) {
    statuses.push((await member.tries(bindAddressEndpoint, { address: 'victim@example.com' })).status)
    if (turn < 5) await office.opens()
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})
