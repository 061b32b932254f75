import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { cookieName } from '../../../kernel/http/credential.ts'
import { changeTenantEndpoint, readMeEndpoint } from '../contract.ts'
import { offerSignInLink } from '../index.ts'
import { aTenant, type Tenant } from './cast.ts'

let world: World
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  tenant = await aTenant(world)
})
afterAll(() => world.close())

const rename = (headers: Record<string, string>) => tenant.owner.tries(changeTenantEndpoint, { name: '改名' }, headers)

test('a page of another site cannot write with our cookie', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    expect((await rename(headers)).problem?.code).toBe('kernel.cross_site')
  }
  expect((await tenant.owner.asks(readMeEndpoint, {})).tenant.name).toBe('临水联盟')
})

test('our own pages can', async () => {
  const { status } = await rename({ origin: 'http://localhost', host: 'localhost', 'sec-fetch-site': 'same-origin' })
  expect(status).toBe(200)
})

async function cookieGiven(node: World): Promise<string> {
  const token = await node.within(tenant.id, (ctx) => offerSignInLink(ctx, tenant.owner.id, 15))
  const response = await node.web.server.inject({
    method: 'POST',
    url: '/api/sign-in/redeem',
    payload: { token },
  })
  return String(response.headers['set-cookie'])
}

test('the session cookie is out of reach of scripts and other sites', async () => {
  const cookie = await cookieGiven(world)
  expect(cookie).toMatch(new RegExp(`^${cookieName}=${tenant.id.slice(4)}\\.[\\w-]{43};`))
  for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=7776000']) expect(cookie).toContain(flag)
})

test('behind https the cookie never travels in the clear', async () => {
  const node = await openWorld({ url: world.url, settings: { PUBLIC_URL: 'https://qunluo.example' } })
  expect(await cookieGiven(node)).toContain('; Secure')
  await node.close()
})
