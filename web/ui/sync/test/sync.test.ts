import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shownPending } from '../pending.ts'
import type { Sync } from '../sync.ts'
import { makeServer, memoryShelf } from './fake-server.ts'
import { groupId } from './group-model.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(1)
const words = (text: string) => ({
  text,
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
})
function chatOf(sync: Sync) {
  const { view } = sync.room(groupId).state.get()
  if (!view) throw new Error('the chat is not there yet')
  return view
}
async function startedDevice(server: ReturnType<typeof makeServer>, shelf = memoryShelf()) {
  const sync = server.device(shelf)
  sync.start()
  sync.enter(groupId)
  await settle()
  return sync
}
const textsOf = (sync: Sync) => chatOf(sync).messages.map((message) => message.text)

test('what I say is shown at once and stands once after the server has it', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  sync.send(groupId, words('大家好'))
  expect(shownPending(chatOf(sync)).map((each) => each.draft.text)).toEqual(['大家好'])
  await settle()
  expect(textsOf(sync)).toEqual(['大家好'])
  expect(chatOf(sync).pending).toEqual([])
  expect(sync.outbox.entries()).toEqual([])
})

test('said without a network, it is sent when the network is back, in order and once', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  server.cut()
  sync.send(groupId, words('一'))
  sync.send(groupId, words('二'))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(sync.line.get()).not.toBe('online')
  expect(shownPending(chatOf(sync))).toHaveLength(2)
  server.state.reachable = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(textsOf(sync)).toEqual(['一', '二'])
  expect(chatOf(sync).pending).toEqual([])
})

test('an answer that never comes is asked for by HTTP, and there is still one message', async () => {
  const server = makeServer()
  server.state.answersSends = false
  const sync = await startedDevice(server)
  sync.send(groupId, words('在吗'))
  await vi.advanceTimersByTimeAsync(9_000)
  expect(server.asked).toContain('messaging.send_message')
  expect(textsOf(sync)).toEqual(['在吗'])
  expect(sync.outbox.entries()).toEqual([])
})

test('a reload loses nothing: the unsent message is shown and sent once', async () => {
  const server = makeServer()
  const shelf = memoryShelf()
  const before = await startedDevice(server, shelf)
  server.cut()
  before.send(groupId, words('没发出去'))
  await settle()
  before.stop()
  server.state.reachable = true
  const after = await startedDevice(server, shelf)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(textsOf(after)).toEqual(['没发出去'])
  expect(chatOf(after).pending).toEqual([])
  expect(server.group.messages).toHaveLength(1)
})

test('a refused message stays with its reason and can be sent again', async () => {
  const server = makeServer()
  server.state.muted = true
  const sync = await startedDevice(server)
  sync.send(groupId, words('让我说'))
  await settle()
  const [failed] = shownPending(chatOf(sync))
  expect(failed).toMatchObject({ state: 'failed', refusal: { code: 'messaging.muted' } })
  server.state.muted = false
  sync.retry(failed?.draft.clientId ?? '')
  await settle()
  expect(textsOf(sync)).toEqual(['让我说'])
})

test('a refused message can be taken away', async () => {
  const server = makeServer()
  server.state.muted = true
  const sync = await startedDevice(server)
  sync.send(groupId, words('算了'))
  await settle()
  sync.discard(groupId, shownPending(chatOf(sync))[0]?.draft.clientId ?? '')
  expect(chatOf(sync).pending).toEqual([])
  expect(sync.outbox.entries()).toEqual([])
})

test('what was missed while away arrives after coming back', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  server.cut()
  for (let number = 0; number < 30; number += 1) server.group.say({ does: 'say', by: 1 })
  server.group.take({ does: 'recall', which: 3 })
  server.state.reachable = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(chatOf(sync).messages).toEqual(server.group.messages)
})

test('a frame that got lost is fetched', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  server.group.say({ does: 'say', by: 1 })
  server.group.say({ does: 'say', by: 2 })
  server.tellNew()
  expect(chatOf(sync).messages).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(chatOf(sync).messages).toHaveLength(2)
})

test('the list of groups counts what comes, and forgets it when I have read', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  server.group.say({ does: 'say', by: 1, mentionsMe: true })
  server.tellNew()
  expect(sync.inbox.rows[0]?.cursor).toMatchObject({ unread: 1, mentions: 1 })
  sync.markRead(groupId, 1)
  expect(sync.inbox.rows[0]?.cursor).toEqual({ readNumber: 1, unread: 0, mentions: 0 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(server.sockets[0]?.heard).toContainEqual({ t: 'read', groupId, readNumber: 1 })
})

test('what was read without a network is told to the server when it is back', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  server.group.say({ does: 'say', by: 1 })
  server.tellNew()
  server.cut()
  sync.markRead(groupId, 1)
  await vi.advanceTimersByTimeAsync(5_000)
  server.told.readNumber = 0
  server.state.reachable = true
  await vi.advanceTimersByTimeAsync(60_000)
  const heard = server.sockets.flatMap((socket) => socket.heard)
  expect(heard).toContainEqual({ t: 'read', groupId, readNumber: 1 })
})

test('which chat lies before my eyes is told, and when it does not any more', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  const looks = () => server.sockets.flatMap(({ heard }) => heard.filter((frame) => frame.t === 'look')).at(-1)
  expect(looks()).toEqual({ t: 'look', groupId })
  sync.settleNow()
  expect(looks()).toEqual({ t: 'look', groupId: null })
  sync.wake()
  expect(looks()).toEqual({ t: 'look', groupId })
  sync.leave(groupId)
  expect(looks()).toEqual({ t: 'look', groupId: null })
})

test('a chat I may no longer read is not shown any more', async () => {
  const server = makeServer()
  const sync = await startedDevice(server)
  server.state.removed = true
  await sync.room(groupId).catchUp()
  expect(sync.room(groupId).state.get()).toMatchObject({ status: 'failed', view: null })
})

test('a group I only look into is followed although it is not in my list', async () => {
  const server = makeServer()
  server.state.isMember = false
  const sync = server.device()
  sync.start()
  await settle()
  sync.enter(groupId)
  await settle()
  expect(server.sockets[0]?.heard).toContainEqual({ t: 'hello', have: { [groupId]: { epoch: 1, seq: 0 } } })
})
