import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  readMeEndpoint,
  redeemSignInLinkEndpoint,
  requestSignInLinkEndpoint,
  setPasswordEndpoint,
  signInWithPasswordEndpoint,
} from '../contract.ts'
import { offerSignInLink } from '../index.ts'
import { countTries } from '../operations/count-tries.ts'
import { limits } from '../rules/attempts.ts'
import { aPerson, aTenant, openPostOffice, type PostOffice, type Tenant } from './cast.ts'

const password = '竹外桃花三两枝，春江'
const better = '蒌蒿满地芦芽短，正是河豚'
const minute = 60_000

let world: World
let office: PostOffice
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  office = openPostOffice(world)
  await world.work()
})
beforeEach(async () => {
  world.pass(26 * 60 * minute)
  tenant = await aTenant(world, { password })
})
afterAll(() => world.close())

const signIn = (address: string, word: string, at = world) =>
  at.caller().tries(signInWithPasswordEndpoint, { address, password: word })
const wrongly = async (address: string, times: number) => {
  const codes = []
  for (let turn = 0; turn < times; turn += 1) codes.push((await signIn(address, `wrong ${turn}`)).problem?.code)
  return codes
}

test('address and password sign in', async () => {
  const answer = await signIn(tenant.ownerAddress, password)
  expect(answer.body.person.id).toBe(tenant.owner.id)
  expect(answer.cookie).toBeTruthy()
})

test('five wrong passwords lock the account for a quarter of an hour, then for longer', async () => {
  const wrong = Array(5).fill('identity.wrong_password')
  expect(await wrongly(tenant.ownerAddress, 6)).toEqual([...wrong, 'identity.account_locked'])
  const locked = await signIn(tenant.ownerAddress, password)
  expect(locked.problem).toMatchObject({ code: 'identity.account_locked', facts: { retryAfter: expect.any(Number) } })
  world.pass(14 * minute)
  expect((await signIn(tenant.ownerAddress, password)).status).toBe(423)
  world.pass(2 * minute)
  expect(await wrongly(tenant.ownerAddress, 6)).toEqual([...wrong, 'identity.account_locked'])
  world.pass(29 * minute)
  expect((await signIn(tenant.ownerAddress, password)).status).toBe(423)
  world.pass(2 * minute)
  expect((await signIn(tenant.ownerAddress, password)).status).toBe(200)
})

test('an address that nobody has is locked in the same words', async () => {
  const known = await wrongly(tenant.ownerAddress, 7)
  const unknown = await wrongly(`stranger@${tenant.slug}.example`, 7)
  expect(unknown).toEqual(known)
})

test('the lock holds on every node', async () => {
  const other = await openWorld({ url: world.url, at: world.now().toISOString() })
  await wrongly(tenant.ownerAddress, 6)
  expect((await signIn(tenant.ownerAddress, password, other)).problem?.code).toBe('identity.account_locked')
  await other.close()
})

test('twelve who guess at once have five guesses between them', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, turn) => signIn(tenant.ownerAddress, `guess ${turn}`)),
  )
  const codes = answers.map(({ problem }) => problem?.code)
  expect(codes.filter((code) => code === 'identity.wrong_password')).toHaveLength(5)
  expect(codes.filter((code) => code === 'identity.account_locked')).toHaveLength(7)
})

test('a locked account still opens by a link', async () => {
  await wrongly(tenant.ownerAddress, 6)
  const token = await world.within(tenant.id, (ctx) => offerSignInLink(ctx, tenant.owner.id, 15))
  expect((await world.caller().tries(redeemSignInLinkEndpoint, { token })).status).toBe(200)
})

test('thirty wrong passwords from one network, for whomever, make it wait', async () => {
  const codes = []
  for (let turn = 0; turn < 31; turn += 1)
    codes.push((await signIn(`nobody-${turn}@example.com`, 'wrong')).problem?.code)
  expect(codes.at(29)).toBe('identity.wrong_password')
  expect(codes.at(30)).toBe('kernel.too_many_requests')
})

test('people of one network who sign in rightly do not add up', async () => {
  const statuses = []
  for (let turn = 0; turn < 32; turn += 1) statuses.push((await signIn(tenant.ownerAddress, password)).status)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('guesses from many networks at once are counted together', async () => {
  const guess = { purpose: 'password_of', subject: 'somebody', limit: limits.passwordOfAccount }
  const waits = await Promise.all(
    Array.from({ length: 12 }, () => world.within(tenant.id, (ctx) => countTries(ctx, [guess]))),
  )
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(5)
})

test('a new password ends my other sessions and keeps this one', async () => {
  const elsewhere = world.caller()
  await elsewhere.asks(signInWithPasswordEndpoint, { address: tenant.ownerAddress, password })
  await tenant.owner.asks(setPasswordEndpoint, { current: password, next: better })
  expect((await elsewhere.tries(readMeEndpoint, {})).problem?.code).toBe('kernel.not_signed_in')
  expect((await tenant.owner.tries(readMeEndpoint, {})).status).toBe(200)
  expect((await signIn(tenant.ownerAddress, password)).problem?.code).toBe('identity.wrong_password')
  expect((await signIn(tenant.ownerAddress, better)).status).toBe(200)
})

test('a new password makes links that were sent before worthless', async () => {
  const token = await world.within(tenant.id, (ctx) => offerSignInLink(ctx, tenant.owner.id, 15))
  await tenant.owner.asks(setPasswordEndpoint, { current: password, next: better })
  expect((await world.caller().tries(redeemSignInLinkEndpoint, { token })).problem?.code).toBe('identity.link_invalid')
})

test('without the present password nothing changes, and guessing it locks', async () => {
  const guess = async (current?: string) =>
    (await tenant.owner.tries(setPasswordEndpoint, { ...(current ? { current } : {}), next: better })).problem?.code
  expect(await guess()).toBe('identity.wrong_password')
  for (let turn = 0; turn < 5; turn += 1) expect(await guess(`guess ${turn}`)).toBe('identity.wrong_password')
  expect(await guess(password)).toBe('identity.account_locked')
  expect((await signIn(tenant.ownerAddress, password)).status).toBe(200)
})

test('whoever forgot the password comes by a letter and sets a new one', async () => {
  await world.caller().asks(requestSignInLinkEndpoint, { address: tenant.ownerAddress })
  const browser = world.caller()
  await browser.asks(redeemSignInLinkEndpoint, { token: (await office.opens()).token })
  await browser.asks(setPasswordEndpoint, { next: better })
  expect((await signIn(tenant.ownerAddress, better)).status).toBe(200)
  world.pass(16 * minute)
  expect((await browser.tries(setPasswordEndpoint, { next: password })).problem?.code).toBe('identity.wrong_password')
})

test('a weak password is refused', async () => {
  for (const next of ['1234567890', 'aaaaaaaaaaaa', 'Password123!', tenant.ownerAddress]) {
    const answer = await tenant.owner.tries(setPasswordEndpoint, { current: password, next })
    expect(answer.problem?.code).toBe('identity.weak_password')
  }
})

test('somebody without an address is told to add one first', async () => {
  const member = await aPerson(world, tenant)
  const answer = await member.tries(setPasswordEndpoint, { next: better })
  expect(answer.problem?.code).toBe('identity.account_missing')
})

test('a repeated request leaves no trace of the password', async () => {
  const key = 'once-and-again'
  const said = { current: password, next: better }
  expect((await tenant.owner.tries(setPasswordEndpoint, said, { 'idempotency-key': key })).status).toBe(200)
  const kept = await world.within(tenant.id, (ctx) =>
    ctx.tables<{ 'kernel.answers': { key: string } }>().selectFrom('kernel.answers').select('key').execute(),
  )
  expect(kept).toEqual([])
})
