/** What surrounds the program fails: the bus, the disk, the clock, names, the database under load. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { cookieName } from '../../server/kernel/http/credential.ts'
import { readChatEndpoint, uploadFileEndpoint } from '../../server/modules/messaging/contract.ts'
import { aGroup, type Person } from '../../server/modules/messaging/test/cast.ts'
import { Device } from '../../server/modules/messaging/test/device.ts'
import { openWorld, type World } from '../world.ts'

const draft = {
  text: '还在说',
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
}
const worlds: World[] = []
const open = async (wish: Parameters<typeof openWorld>[0] = {}) => {
  const world = await openWorld(wish)
  worlds.push(world)
  return world
}
afterEach(async () => {
  for (const world of worlds.splice(0).reverse()) await world.close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

const arrivalMs = (device: Device, seq: number, timeout: number) => {
  const from = Date.now()
  return expect
    .poll(() => device.view.seq, { timeout, interval: 20 })
    .toBeGreaterThanOrEqual(seq)
    .then(() => Date.now() - from)
}

function hasNats(): boolean {
  try {
    return execFileSync('nats-server', ['--version']).length > 0
  } catch {
    return false
  }
}
const startNats = (port: number) => spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })

test.skipIf(!hasNats())(
  'three nodes over NATS: the bus goes away, comes back, and people notice a delay at most',
  { timeout: 90_000 },
  async () => {
    const port = await freePort()
    let nats: ChildProcess = startNats(port)
    const settings = { NATS_URL: `nats://127.0.0.1:${port}` }
    const first = await open({ settings })
    const nodes = [first, await open({ url: first.url, settings }), await open({ url: first.url, settings })]
    const cast = await aGroup(first, 3)
    const devices = cast.members.map((one) => new Device(one, cast.groupId))
    for (const [place, device] of devices.entries()) {
      await device.open()
      await device.connect(await nodes[place]!.listen())
    }
    const says = async (text: string) => (
      await cast.members[0]!.says(cast.groupId, text), devices[0]!.view.lastNumber + 1
    )
    await says('有总线')
    for (const device of devices) expect(await arrivalMs(device, 1, 4000)).toBeLessThan(4000)

    nats.kill('SIGKILL')
    await once(nats, 'exit')
    for (let turn = 0; turn < 5; turn += 1) await says(`没有总线 ${turn}`)
    for (const device of devices) await arrivalMs(device, 6, 15_000)

    nats = startNats(port)
    await expect
      .poll(
        async () => {
          await says('总线回来了')
          const { seq } = await cast.members[0]!.asks(readChatEndpoint, { groupId: cast.groupId })
          return Math.max(...(await Promise.all(devices.map((device) => arrivalMs(device, seq, 20_000)))))
        },
        { timeout: 40_000 },
      )
      .toBeLessThan(1000)
    for (const device of devices) {
      const { held, fresh } = await device.compare()
      expect(held).toEqual(fresh)
      device.break()
    }
    nats.kill()
  },
)

test('a bus that drops every hint costs a delay and nothing else', { timeout: 60_000 }, async () => {
  const here = await open()
  const there = await open({ url: here.url })
  here.ground.bus.tellOthers = () => {}
  const cast = await aGroup(here, 2)
  const device = new Device(cast.members[1] as Person, cast.groupId)
  await device.open()
  await device.connect(await there.listen())
  for (let turn = 0; turn < 20; turn += 1) await cast.members[0]!.says(cast.groupId, `第${turn}句`)
  await arrivalMs(device, 20, 15_000)
  const { held, fresh } = await device.compare()
  expect(held).toEqual(fresh)
  device.break()
})

test('a database that hangs: those who find no connection are told to come again, and nothing needs a restart', {
  timeout: 60_000,
}, async () => {
  const world = await open({ settings: { POOL_SIZE: '2' } })
  const cast = await aGroup(world, 1)
  const owner = new pg.Client({ connectionString: world.url })
  await owner.connect()
  await owner.query('begin; lock table messaging.chats in access exclusive mode')
  const asking = Array.from({ length: 6 }, () => cast.owner.tries(readChatEndpoint, { groupId: cast.groupId }))
  const refused = (await Promise.all(asking.slice(2))).map(({ status, problem }) => ({
    status,
    code: problem?.code,
    facts: problem?.facts,
  }))
  expect(refused).toEqual(Array(4).fill({ status: 503, code: 'kernel.unavailable', facts: { retryAfter: 2 } }))
  await owner.query('rollback')
  await owner.end()
  expect((await Promise.all(asking.slice(0, 2))).map(({ status }) => status)).toEqual([200, 200])
  expect((await cast.owner.tries(readChatEndpoint, { groupId: cast.groupId })).status).toBe(200)
})

test('all connections in use: a plain refusal within a bounded wait, what is said on sockets goes on, and nothing needs a restart', {
  timeout: 60_000,
}, async () => {
  const world = await open({ settings: { POOL_SIZE: '3' } })
  const cast = await aGroup(world, 1)
  const device = new Device(cast.members[0] as Person, cast.groupId)
  await device.open()
  await device.connect(await world.listen())
  await expect.poll(() => world.ground.database.pool.idleCount).toBeGreaterThan(0)
  const held = [0, 1, 2].map(() => world.ground.database.pool.connect())
  await Promise.all(held)
  const headers = { cookie: `${cookieName}=${cast.owner.cookie}` }
  const path = `/api/groups/${cast.groupId}/chat`
  const begin = performance.now()
  const asking = Array.from({ length: 30 }, () => world.web.server.inject({ method: 'GET', url: path, headers }))
  device.send({ ...draft, clientId: randomUUID() })
  await expect.poll(() => device.sent.at(-1)?.t, { timeout: 4000 }).toBe('sent')
  const refused = await Promise.all(asking)
  expect(performance.now() - begin).toBeLessThan(8000)
  expect(new Set(refused.map(({ statusCode }) => statusCode))).toEqual(new Set([503]))
  expect(refused[0]?.headers).toMatchObject({
    'retry-after': '2',
    'content-type': expect.stringContaining('application/problem+json'),
  })
  expect((await world.web.server.inject('/healthz')).statusCode).toBe(200)
  for (const client of await Promise.all(held)) client.release()
  expect((await world.web.server.inject({ method: 'GET', url: path, headers })).statusCode).toBe(200)
  device.break()
})

test('a full disk refuses what is new with a plain word, keeps what is there, and works again once there is room', async () => {
  const world = await open()
  const cast = await aGroup(world, 1)
  const { put } = world.ground.files
  world.ground.files.put = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
  const file = { name: '笔记.txt', content: Buffer.from('白鹭三只') }
  const refused = await cast.members[0]!.uploads(uploadFileEndpoint, file)
  expect(refused).toMatchObject({ status: 507, problem: { code: 'kernel.storage_full' } })
  const { rows } = await countFiles(world)
  expect(rows[0].files).toBe(0)
  world.ground.files.put = put
  expect((await cast.members[0]!.uploads(uploadFileEndpoint, file)).status).toBe(200)
})

async function countFiles(world: World) {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  const found = await client.query('select count(*)::int as files from messaging.files')
  await client.end()
  return found
}

test('a file store whose name is not known is away, not a fault', { timeout: 60_000 }, async () => {
  const settings = { S3_ENDPOINT: 'http://store.invalid', S3_BUCKET: 'b', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 's' }
  const world = await open({ settings })
  const cast = await aGroup(world, 1)
  const answer = await cast.members[0]!.uploads(uploadFileEndpoint, { name: 'a.txt', content: Buffer.from('白鹭') })
  expect(answer).toMatchObject({ status: 503, problem: { code: 'kernel.unavailable' } })
})

test('a clock that jumps back and forth leaves messages in the order they were said', async () => {
  const world = await open()
  const cast = await aGroup(world, 2)
  const [anna, ben] = cast.members as [Person, Person]
  const hour = 3_600_000
  for (const [turn, jump] of [0, -2 * hour, 5 * hour, -24 * hour, 48 * hour].entries()) {
    world.pass(jump)
    await (turn % 2 ? anna : ben).says(cast.groupId, `第${turn + 1}句`)
  }
  const { messages, cursor } = await anna.asks(readChatEndpoint, { groupId: cast.groupId })
  expect(messages.map(({ text }) => text)).toEqual(['第1句', '第2句', '第3句', '第4句', '第5句'])
  expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted())
  expect(cursor).toMatchObject({ readNumber: 4, unread: 1 })
})
