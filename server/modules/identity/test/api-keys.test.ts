import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../../../test/world.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changeMyCardEndpoint,
  createApiKeyEndpoint,
  giveSeatEndpoint,
  listApiKeysEndpoint,
  listMySessionsEndpoint,
  listTeamEndpoint,
  readMeEndpoint,
  revokeApiKeyEndpoint,
  type Scope,
  setPasswordEndpoint,
} from '../contract.ts'
import { db } from '../tables.ts'
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

async function aScript(scopes: Scope[], expiresAt: string | null = null) {
  const { key, secret } = await tenant.owner.asks(createApiKeyEndpoint, { name: '报表', scopes, expiresAt })
  const script = world.caller()
  script.bearer = secret
  return { key, secret, script }
}
const statusOf = async (script: Caller) => (await script.tries(readMeEndpoint, {})).status

test('a key that may read reads and changes nothing', async () => {
  const { script } = await aScript(['read'])
  expect(await script.asks(readMeEndpoint, {})).toMatchObject({ person: { id: tenant.owner.id }, scopes: ['read'] })
  expect((await script.tries(listTeamEndpoint, {})).status).toBe(200)
  expect((await script.tries(changeMyCardEndpoint, { bio: '新' })).problem?.code).toBe('kernel.not_allowed')
})

test('a key that may write writes, but does not read', async () => {
  const { script } = await aScript(['write'])
  expect((await script.tries(changeMyCardEndpoint, { bio: '由脚本更新' })).status).toBe(200)
  expect(await statusOf(script)).toBe(403)
})

test('no key makes keys, seats or passwords, or sees sessions', async () => {
  const { script } = await aScript(['read', 'write', 'import', 'insight'])
  const refusals = await Promise.all([
    script.tries(createApiKeyEndpoint, { name: '另一把', scopes: ['write'] }),
    script.tries(giveSeatEndpoint, { name: '同谋', address: 'mate@example.com', role: 'owner' }),
    script.tries(setPasswordEndpoint, { next: '蒌蒿满地芦芽短，正是河豚' }),
    script.tries(listMySessionsEndpoint, {}),
  ])
  expect(refusals.map(({ problem }) => problem?.code)).toEqual(Array(4).fill('kernel.not_allowed'))
})

test('a revoked key opens nothing from that moment', async () => {
  const { key, script } = await aScript(['read'])
  expect(await statusOf(script)).toBe(200)
  await tenant.owner.asks(revokeApiKeyEndpoint, { apiKeyId: key.id })
  expect(await statusOf(script)).toBe(401)
  expect(await tenant.owner.asks(listApiKeysEndpoint, {})).toEqual({ rows: [] })
  expect((await tenant.owner.tries(revokeApiKeyEndpoint, { apiKeyId: key.id })).status).toBe(404)
})

test('a key is worth no more than the seat of whoever made it', async () => {
  const { script } = await aScript(['read'])
  await world.within(tenant.id, (ctx) => db(ctx).deleteFrom('identity.seats').execute())
  expect(await statusOf(script)).toBe(401)
})

test('a key expires', async () => {
  const { script } = await aScript(['read'], new Date(world.now().getTime() + 3_600_000).toISOString())
  expect(await statusOf(script)).toBe(200)
  world.pass(3_600_001)
  expect(await statusOf(script)).toBe(401)
  const past = { name: '旧', scopes: ['read' as const], expiresAt: '2020-01-01T00:00:00Z' }
  expect((await tenant.owner.tries(createApiKeyEndpoint, past)).problem?.code).toBe('kernel.invalid_input')
})

test('the list shows when a key was used and only the end of it', async () => {
  const { key, secret, script } = await aScript(['read', 'read'])
  expect(key).toMatchObject({ scopes: ['read'], usedAt: null, hint: `qlk_…${secret.slice(-4)}` })
  await script.asks(readMeEndpoint, {})
  const { rows } = await tenant.owner.asks(listApiKeysEndpoint, {})
  expect(rows).toEqual([{ ...key, usedAt: expect.any(String) }])
  expect(JSON.stringify(rows)).not.toContain(secret.slice(31, -4))
})

test('a key is not a cookie, and a cookie is not a key', async () => {
  const { secret } = await aScript(['read'])
  const mixed = world.caller()
  mixed.cookie = secret
  expect(await statusOf(mixed)).toBe(401)
  mixed.cookie = null
  mixed.bearer = tenant.owner.cookie
  expect(await statusOf(mixed)).toBe(401)
})

test('a repeated request does not keep the secret for its second answer', async () => {
  const asked = { name: '脚本', scopes: ['read' as const] }
  const headers = { 'idempotency-key': 'asked-for-a-key' }
  const first = await tenant.owner.tries(createApiKeyEndpoint, asked, headers)
  const second = await tenant.owner.tries(createApiKeyEndpoint, asked, headers)
  expect(second.body.secret).not.toBe(first.body.secret)
})

test('keys are for admins and owners', async () => {
  const staff = await aPerson(world, tenant, { role: 'staff' })
  const answer = await staff.tries(createApiKeyEndpoint, { name: '我的', scopes: ['read'] })
  expect(answer.problem?.code).toBe('kernel.not_allowed')
})
