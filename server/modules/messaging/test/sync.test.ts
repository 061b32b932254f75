import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { mulberry32 } from '../../../science/random.ts'
import * as window from '../contract.ts'
import { db } from '../tables.ts'
import { aGroup, type Cast, Person } from './cast.ts'
import { Device, goodLine } from './device.ts'

let here: World
let there: World
let origins: [string, string]
beforeAll(async () => {
  here = await openWorld()
  there = await openWorld({ url: here.url })
  origins = [await here.listen(), await there.listen()]
})
afterAll(async () => {
  await there.close()
  await here.close()
})

const headOf = async ({ owner, groupId }: Cast) => (await owner.asks(window.readChatEndpoint, { groupId })).seq

/** The same person at a browser that talks to the other node. */
function onNode(person: Person, world: World): Person {
  const same = new Person(world, person.id, person.name)
  same.cookie = person.cookie
  return same
}

type Deed = (cast: Cast, by: Person, pick: (limit: number) => number) => Promise<unknown>
const anyMessage = async (cast: Cast, by: Person, pick: (limit: number) => number) => {
  const { messages } = await by.asks(window.readChatEndpoint, { groupId: cast.groupId, limit: 30 })
  return messages[pick(messages.length)]
}
const onAny =
  (deed: (by: Person, message: window.Message) => Promise<unknown>): Deed =>
  async (cast, by, pick) => {
    const message = await anyMessage(cast, by, pick)
    return message && deed(by, message)
  }

const deeds: Record<string, Deed> = {
  says: (cast, by) => by.says(cast.groupId, `话 ${randomUUID().slice(0, 4)}`),
  calls: (cast, by, pick) => by.says(cast.groupId, '在吗', { mentions: [cast.members[pick(cast.members.length)]!.id] }),
  polls: (cast, by) =>
    by.says(cast.groupId, '', { poll: { question: '去吗', options: ['去', '不去'], multiple: false } }),
  opens: (cast, by) => by.asks(window.openTopicEndpoint, { groupId: cast.groupId, title: '新话题' }),
  announces: (cast) =>
    cast.owner.asks(window.announceEndpoint, { groupId: cast.groupId, clientId: randomUUID(), text: '通知' }),
  edits: onAny((by, { id }) => by.tries(window.editMessageEndpoint, { messageId: id, text: '改过了' })),
  recalls: onAny((by, { id }) => by.tries(window.recallMessageEndpoint, { messageId: id })),
  reacts: onAny((by, { id }) => by.tries(window.reactEndpoint, { messageId: id, emoji: '👍' })),
  unreacts: onAny((by, { id }) => by.tries(window.unreactEndpoint, { messageId: id, emoji: '👍' })),
  votes: onAny((by, { id }) => by.tries(window.voteEndpoint, { messageId: id, options: [1] })),
  marks: onAny((by, { id, pinnedAt }) =>
    by.tries(window.markMessageEndpoint, { messageId: id, pinned: !pinnedAt, digest: true }),
  ),
}

test('old state and events equal the state fetched afresh, whatever happens to lines and nodes', async () => {
  const steps = fc.array(
    fc.record({
      deed: fc.constantFrom(...Object.keys(deeds)),
      who: fc.nat(4),
      node: fc.nat(1),
      pick: fc.nat(1000),
      line: fc.constantFrom('keep', 'break', 'swap', 'keep'),
    }),
    { minLength: 15, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(1_000_000), async (story, seed) => {
      const cast = await aGroup(here, 3)
      const random = mulberry32(seed)
      const people = [cast.owner, ...cast.members]
      const devices = cast.members.map(
        (one) => new Device(one, cast.groupId, { lose: 0.2, repeat: 0.3, shuffle: 0.4, random }),
      )
      for (const [place, device] of devices.entries()) {
        await device.open()
        await device.connect(origins[place % 2] as string)
      }
      for (const { deed, who, node, pick, line } of story) {
        const by = onNode(people[who % people.length] as Person, node === 0 ? here : there)
        const device = devices[who % devices.length] as Device
        if (line !== 'keep') device.break()
        await deeds[deed]?.(cast, by, (limit) => (limit === 0 ? 0 : pick % limit))
        if (line === 'swap') await device.connect(origins[pick % 2] as string)
      }
      const head = await headOf(cast)
      for (const [place, device] of devices.entries()) {
        device.break()
        await device.connect(origins[place % 2] as string)
        await device.settle(head)
        const { held, fresh } = await device.compare()
        expect(held).toEqual(fresh)
        device.break()
      }
    }),
    { numRuns: Number(process.env.SYNC_RUNS ?? 12) },
  )
}, 120_000)

test('a device that never lost its line has the same unread count as the server', async () => {
  const cast = await aGroup(here, 2)
  const [anna, ben] = cast.members as [Person, Person]
  const device = new Device(ben, cast.groupId)
  await anna.says(cast.groupId, '早')
  await ben.asks(window.moveCursorEndpoint, { groupId: cast.groupId, readNumber: 1 })
  await device.open()
  await device.connect(origins[1])
  await anna.says(cast.groupId, '一')
  await anna.says(cast.groupId, '二', { mentions: [ben.id] })
  await cast.owner.says(cast.groupId, '三', { mentionsAll: true })
  await device.settle(await headOf(cast))
  const { cursors } = await device.compare()
  expect(cursors[0]).toEqual(cursors[1])
  device.break()
})

test('what is sent on one node is heard on the other within a moment', async () => {
  const cast = await aGroup(here, 2)
  const [anna, ben] = cast.members as [Person, Person]
  const [sender, listener] = [new Device(anna, cast.groupId), new Device(ben, cast.groupId)]
  await Promise.all([sender.open(), listener.open()])
  await sender.connect(origins[0])
  await listener.connect(origins[1])
  await new Promise((wake) => setTimeout(wake, 100))
  const clientId = randomUUID()
  sender.send({
    clientId,
    text: '听得到吗',
    mentions: [],
    mentionsAll: false,
    replyTo: null,
    topicId: null,
    fileIds: [],
    poll: null,
  })
  await expect.poll(() => listener.view.messages.at(-1)?.text, { timeout: 3000 }).toBe('听得到吗')
  await expect.poll(() => sender.sent).toMatchObject([{ t: 'sent', clientId, number: 1, seq: 1 }])
  sender.break()
  listener.break()
})

test('a device that missed ten thousand changes catches up to the fresh state', async () => {
  const cast = await aGroup(here, 4)
  const away = new Device(cast.members[0] as Person, cast.groupId)
  await away.open()
  const senders = await Promise.all(
    cast.members.map(async (one, place) => {
      const device = new Device(one, cast.groupId)
      await device.open()
      await device.connect(origins[place % 2] as string)
      return device
    }),
  )
  const draft = { mentions: [], mentionsAll: false, replyTo: null, topicId: null, fileIds: [], poll: null }
  for (let round = 0; round < 250; round += 1) {
    for (const device of senders)
      for (let turn = 0; turn < 10; turn += 1) device.send({ ...draft, clientId: randomUUID(), text: `第${round}轮` })
    await expect
      .poll(() => Math.min(...senders.map(({ sent }) => sent.length)), { timeout: 20_000, interval: 5 })
      .toBe((round + 1) * 10)
  }
  expect(senders.flatMap(({ sent }) => sent).every(({ t }) => t === 'sent')).toBe(true)
  for (const device of senders) device.break()
  await away.connect(origins[1])
  await away.settle(10_000)
  const { held, fresh } = await away.compare()
  expect(held).toEqual(fresh)
  expect(away.view.messages).toHaveLength(10_000)
  away.break()
}, 120_000)

test('after history was rewritten a device starts afresh', async () => {
  const cast = await aGroup(here, 1)
  const device = new Device(cast.members[0] as Person, cast.groupId, { ...goodLine })
  await cast.owner.says(cast.groupId, '早')
  await device.open()
  await here.within(cast.tenantId, (ctx) =>
    db(ctx)
      .updateTable('messaging.chats')
      .set({ epoch: 7 })
      .where('tenant_id', '=', ctx.tenantId)
      .where('group_id', '=', cast.groupId)
      .execute(),
  )
  await device.connect(origins[0])
  await expect.poll(() => device.view.epoch).toBe(7)
  device.break()
})
