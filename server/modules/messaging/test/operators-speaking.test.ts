import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { GroupId } from '../../community/contract.ts'
import { foundCommunity } from '../../community/index.ts'
import { listAuditEndpoint } from '../../identity/contract.ts'
import { foundTenant, startSession } from '../../identity/index.ts'
import { Person } from './cast.ts'
import { Device } from './device.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('what an operator says over a socket stands in the audit log once, without its words', async () => {
  const slug = `t${randomUUID().slice(0, 8)}`
  const founder = { name: '东家', address: `${slug}@example.com` }
  const { tenantId, ownerId } = await foundTenant(world.ground, { name: '测', slug, owner: founder })
  const owner = new Person(world, ownerId, '东家')
  const groupId = await world.within(tenantId, async (ctx) => {
    await startSession(ctx, ownerId)
    owner.cookie = ctx.outgoing.session?.token ?? null
    const actor = { kind: 'person', personId: ownerId, sessionId: null, staffRole: 'owner', scopes: null } as const
    const founded = await foundCommunity({ ...ctx, actor }, { preset: 'interest', name: '观鸟', cap: 100 })
    return founded.group.id as GroupId
  })
  const device = new Device(owner, groupId)
  await device.open()
  await device.connect(await world.listen())
  const rest = { mentions: [], mentionsAll: false, replyTo: null, topicId: null, fileIds: [], poll: null }
  const draft = { clientId: randomUUID(), text: '不该写进日志的话', ...rest }
  device.send(draft)
  await expect.poll(() => device.sent.length, { timeout: 10_000 }).toBe(1)
  device.send(draft)
  await expect.poll(() => device.sent.length, { timeout: 10_000 }).toBe(2)
  const { rows } = await owner.asks(listAuditEndpoint, { action: 'messaging.send_message' })
  expect(rows.map(({ about }) => about)).toEqual([expect.objectContaining({ groupId })])
  expect(JSON.stringify(rows)).not.toContain('不该写进日志的话')
  device.break()
})
