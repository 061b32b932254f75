import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openWorld, type World } from '../../../../test/world.ts'
import { cookieName } from '../../../kernel/http/credential.ts'
import { changeSeatEndpoint, createApiKeyEndpoint, signOutEndpoint } from '../contract.ts'
import { aPerson, aTenant, type Tenant } from './cast.ts'

let world: World
let tenant: Tenant
let place: string
beforeAll(async () => {
  world = await openWorld()
  place = (await world.listen()).replace('http', 'ws')
})
beforeEach(async () => {
  tenant = await aTenant(world)
})
afterAll(() => world.close())

const dial = (headers: Record<string, string>) => new WebSocket(`${place}/realtime`, { headers })
const withCookie = (cookie: string | null, more = {}) => dial({ cookie: `${cookieName}=${cookie}`, ...more })

async function open(socket: WebSocket): Promise<WebSocket> {
  await once(socket, 'open')
  return socket
}
const closeCode = async (socket: WebSocket): Promise<number> => (await once(socket, 'close'))[0]
const refusal = async (socket: WebSocket): Promise<string> => String((await once(socket, 'error'))[0])

test('signing out closes the socket', async () => {
  const socket = await open(withCookie(tenant.owner.cookie))
  const closed = closeCode(socket)
  await tenant.owner.asks(signOutEndpoint, {})
  expect(await closed).toBe(4001)
})

test('a new role reaches open sockets by closing them', async () => {
  const staff = await aPerson(world, tenant, { role: 'staff' })
  const closed = closeCode(await open(withCookie(staff.cookie)))
  await tenant.owner.asks(changeSeatEndpoint, { personId: staff.id, role: 'admin' })
  expect(await closed).toBe(4001)
  await open(withCookie(staff.cookie)).then((socket) => socket.close())
})

test('nobody, keys and pages of other sites open none', async () => {
  const { secret } = await tenant.owner.asks(createApiKeyEndpoint, { name: '脚本', scopes: ['read', 'write'] })
  const refusals = await Promise.all([
    refusal(dial({})),
    refusal(dial({ authorization: `Bearer ${secret}` })),
    refusal(withCookie(tenant.owner.cookie, { origin: 'https://evil.example' })),
  ])
  for (const one of refusals) expect(one).toContain('401')
})
