import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinGroupEndpoint, readJoinCardEndpoint } from '../../server/modules/community/contract.ts'
import { readGroups } from '../../server/modules/community/index.ts'
import { listMyGroupsEndpoint, readChatEndpoint } from '../../server/modules/messaging/contract.ts'
import { aGroup, type Person } from '../../server/modules/messaging/test/cast.ts'
import { Device } from '../../server/modules/messaging/test/device.ts'
import { openWorld, type World } from '../world.ts'

const program = fileURLToPath(new URL('../../server/main/start.ts', import.meta.url))

type Node = { child: ChildProcess; origin: string }
let world: World
const nodes: Node[] = []

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function openNode(role: 'web' | 'worker'): Promise<Node> {
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: world.url,
    DATA_DIR: world.ground.config.dataDirectory,
    SECRET_KEY: world.ground.config.secretKey ?? '',
    ROLE: role,
    PORT: String(port),
    HOST: '127.0.0.1',
    RATE_LIMIT: '1000000',
    LOG_LEVEL: 'fatal',
  }
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const node = { child, origin: `http://127.0.0.1:${port}` }
  nodes.push(node)
  const ready = () =>
    fetch(`${node.origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  if (role === 'web') await expect.poll(ready, { timeout: 30_000, interval: 50 }).toBe(true)
  return node
}

beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(async () => {
  for (const { child } of nodes) child.kill('SIGKILL')
  await world.close()
})

const draft = (text: string) => ({
  clientId: randomUUID(),
  text,
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
})

test('a web node is killed in the middle of sending: nothing acknowledged is lost, nothing doubled, everyone catches up elsewhere', async () => {
  const [one, two] = [await openNode('web'), await openNode('web')]
  const cast = await aGroup(world, 2)
  const [anna, ben] = cast.members as [Person, Person]
  const [sender, listener] = [new Device(anna, cast.groupId), new Device(ben, cast.groupId)]
  await Promise.all([sender.open(), listener.open()])
  await sender.connect(one.origin)
  await listener.connect(two.origin)
  const drafts = Array.from({ length: 300 }, (_, place) => draft(`第${place}句`))
  for (const each of drafts) sender.send(each)
  await expect.poll(() => sender.sent.length, { timeout: 10_000, interval: 1 }).toBeGreaterThan(20)
  one.child.kill('SIGKILL')
  const acknowledged = new Set(sender.sent.map(({ clientId }) => clientId))

  await sender.connect(two.origin)
  for (const each of drafts.filter(({ clientId }) => !acknowledged.has(clientId))) sender.send(each)
  await expect
    .poll(() => new Set(sender.sent.map(({ clientId }) => clientId)).size, { timeout: 20_000 })
    .toBe(drafts.length)
  const { seq } = await cast.owner.asks(readChatEndpoint, { groupId: cast.groupId })
  expect(seq).toBe(drafts.length)
  for (const device of [sender, listener]) {
    await device.settle(seq)
    const { held, fresh } = await device.compare()
    expect(held).toEqual(fresh)
    expect(device.view.messages.map(({ text }) => text).sort()).toEqual(drafts.map(({ text }) => text).sort())
    device.break()
  }
}, 90_000)

test('a worker process carries the news of a join to a socket on a web process, and does so again after it was killed', async () => {
  const web = nodes.at(-1) as Node
  const cast = await aGroup(world, 1)
  const code = await world.within(
    cast.tenantId,
    async (ctx) => (await readGroups(ctx, [cast.groupId])).get(cast.groupId)?.joinCode ?? '',
  )
  const device = new Device(cast.members[0] as Person, cast.groupId)
  await device.open()
  await device.connect(web.origin)
  const join = async (name: string) => {
    const visitor = world.caller()
    const card = await visitor.asks(readJoinCardEndpoint, { code })
    await visitor.asks(joinGroupEndpoint, { code, name, acceptsRules: card.rules.version })
    return visitor
  }
  const before = await openNode('worker')
  await join('新朋友')
  await expect.poll(() => device.view.memberChanges, { timeout: 20_000 }).toBe(1)
  before.child.kill('SIGKILL')
  const visitor = await join('又一位')
  await openNode('worker')
  await expect.poll(() => device.view.memberChanges, { timeout: 20_000 }).toBe(2)
  expect((await visitor.asks(listMyGroupsEndpoint, {})).rows[0]?.cursor.unread).toBe(0)
  device.break()
}, 90_000)
