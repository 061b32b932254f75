import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  listMySessionsEndpoint,
  readMeEndpoint,
  revokeOtherSessionsEndpoint,
  revokeSessionEndpoint,
  type SessionId,
  signOutEndpoint,
} from '../contract.ts'
import { compareSessions } from '../watch-sessions.ts'
import { aPerson, aTenant, type Someone, signInAs, type Tenant } from './cast.ts'

const day = 86_400_000
let world: World
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  tenant = await aTenant(world)
})
afterAll(() => world.close())

const isIn = async (someone: Someone) => (await someone.tries(readMeEndpoint, {})).status === 200
const sessionsOf = async (someone: Someone) => (await someone.asks(listMySessionsEndpoint, {})).rows

test('I see where I am signed in and end one of them', async () => {
  const phone = await signInAs(world, tenant.id, tenant.owner.id)
  const rows = await sessionsOf(tenant.owner)
  expect(rows.map(({ current }) => current).sort()).toEqual([false, true])
  const other = rows.find(({ current }) => !current)?.id as SessionId
  await tenant.owner.asks(revokeSessionEndpoint, { sessionId: other })
  expect(await isIn(phone)).toBe(false)
  expect(await isIn(tenant.owner)).toBe(true)
  expect((await tenant.owner.tries(revokeSessionEndpoint, { sessionId: other })).status).toBe(404)
})

test('I end all but this one', async () => {
  const others = await Promise.all([1, 2, 3].map(() => signInAs(world, tenant.id, tenant.owner.id)))
  expect(await tenant.owner.asks(revokeOtherSessionsEndpoint, {})).toEqual({ ended: 3 })
  for (const other of others) expect(await isIn(other)).toBe(false)
  expect(await isIn(tenant.owner)).toBe(true)
})

test("nobody ends somebody else's session", async () => {
  const member = await aPerson(world, tenant)
  const [own] = await sessionsOf(tenant.owner)
  expect((await member.tries(revokeSessionEndpoint, { sessionId: own?.id as SessionId })).status).toBe(404)
  expect(await isIn(tenant.owner)).toBe(true)
})

test('signing out ends the session and takes the cookie away', async () => {
  const kept = await signInAs(world, tenant.id, tenant.owner.id)
  const { cookie } = kept
  await kept.asks(signOutEndpoint, {})
  expect(kept.cookie).toBeNull()
  kept.cookie = cookie
  expect(await isIn(kept)).toBe(false)
})

test('a session lasts 90 days from when it was last seen', async () => {
  world.pass(80 * day)
  expect(await isIn(tenant.owner)).toBe(true)
  world.pass(80 * day)
  expect(await isIn(tenant.owner)).toBe(true)
  world.pass(91 * day)
  expect(await isIn(tenant.owner)).toBe(false)
})

test('being seen is noted every five minutes, not at every request', async () => {
  const seenAt = async () => (await sessionsOf(tenant.owner))[0]?.seenAt
  const first = await seenAt()
  world.pass(4 * 60_000)
  expect(await seenAt()).toBe(first)
  world.pass(2 * 60_000)
  await isIn(tenant.owner)
  expect(await seenAt()).not.toBe(first)
})

test('a long piece of work in one tab does not hold up the others', async () => {
  world.pass(6 * 60_000)
  const asked = await world.within(tenant.id, async (ctx) => {
    await sql`select from identity.sessions for update`.execute(ctx.tables<unknown>())
    return tenant.owner.tries(readMeEndpoint, {})
  })
  expect(asked.status).toBe(200)
})

test('a cookie that was tampered with is nobody', async () => {
  const { cookie } = tenant.owner
  for (const forged of [`${cookie?.slice(0, -1)}!`, `${cookie?.slice(0, 27)}${'A'.repeat(43)}`, 'x'.repeat(70)]) {
    tenant.owner.cookie = forged
    expect((await tenant.owner.tries(readMeEndpoint, {})).problem?.code).toBe('kernel.not_signed_in')
  }
})

/** A socket that only remembers how it was closed: the hub asks no more of it. */
function aSocketOf(someone: Someone, sessionId: SessionId, node: World) {
  const socket = { readyState: 1, closed: null as number | null, close: (code: number) => (socket.closed = code) }
  node.ground.hub.seat(socket as unknown as WebSocket, { tenantId: someone.tenantId, sessionId })
  return socket
}
const heard = () => new Promise((done) => setTimeout(done, 200))

test('ending a session closes its sockets on every node, and no others', async () => {
  const other = await openWorld({ url: world.url })
  await signInAs(world, tenant.id, tenant.owner.id)
  const [mine, ended] = await sessionsOf(tenant.owner).then((rows) =>
    rows.sort((a, b) => Number(b.current) - Number(a.current)),
  )
  const sockets = [world, other].map((node) => aSocketOf(tenant.owner, ended?.id as SessionId, node))
  const kept = aSocketOf(tenant.owner, mine?.id as SessionId, other)
  await tenant.owner.asks(revokeSessionEndpoint, { sessionId: ended?.id as SessionId })
  await heard()
  expect(sockets.map(({ closed }) => closed)).toEqual([4001, 4001])
  expect(kept.closed).toBeNull()
  await other.close()
})

test('a socket opened just as its session ended is closed by the next comparison', async () => {
  await signInAs(world, tenant.id, tenant.owner.id)
  const rows = await sessionsOf(tenant.owner)
  const ended = rows.find(({ current }) => !current)?.id as SessionId
  await tenant.owner.asks(revokeSessionEndpoint, { sessionId: ended })
  const late = aSocketOf(tenant.owner, ended, world)
  const good = aSocketOf(tenant.owner, rows.find(({ current }) => current)?.id as SessionId, world)
  await compareSessions(world.ground)
  expect([late.closed, good.closed]).toEqual([4001, null])
})
