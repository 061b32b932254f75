import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as window from '../contract.ts'
import { aGroup, aPerson } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('what one member says the others read, with who said it', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  await anna!.says(groupId, '湖边来了一群白鹭')
  const chat = await ben!.asks(window.readChatEndpoint, { groupId })
  expect(chat.messages.map(({ text, by, number }) => ({ text, by, number }))).toEqual([
    { text: '湖边来了一群白鹭', by: anna!.id, number: 1 },
  ])
  expect(chat.beside.people).toContainEqual({ id: anna!.id, name: anna!.name, avatarFileId: null })
  expect(chat.seq).toBe(1)
})

test('a retry with the same client id is the same message, even when ten retries race', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  const draft = { groupId, clientId: randomUUID(), text: '只说一遍' }
  const answers = await Promise.all(Array.from({ length: 10 }, () => anna!.asks(window.sendMessageEndpoint, draft)))
  expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1)
  expect((await ben!.asks(window.readChatEndpoint, { groupId })).messages).toHaveLength(1)
})

test('fifty people talking at once leave numbers and events without gaps', async () => {
  const { groupId, members } = await aGroup(world, 10)
  await Promise.all(members.flatMap((one) => Array.from({ length: 5 }, (_, turn) => one.says(groupId, `第${turn}句`))))
  const chat = await members[0]!.asks(window.readChatEndpoint, { groupId, limit: 200 })
  expect(chat.messages.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, place) => place + 1))
  const { events } = await members[0]!.asks(window.listEventsEndpoint, { groupId, since: 0, epoch: chat.epoch })
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, place) => place + 1))
})

test('a stranger of another tenant finds no such group', async () => {
  const here = await aGroup(world)
  const elsewhere = await aGroup(world)
  const answer = await elsewhere.members[0]!.tries(window.readChatEndpoint, { groupId: here.groupId })
  expect(answer).toMatchObject({ status: 404, problem: { code: 'kernel.not_found' } })
})

test('somebody of the tenant who does not belong to the group neither reads nor speaks', async () => {
  const { tenantId, groupId } = await aGroup(world)
  const outsider = await aPerson(world, tenantId, '路人')
  expect((await outsider.tries(window.readChatEndpoint, { groupId })).problem?.code).toBe('community.not_a_member')
  const said = await outsider.tries(window.sendMessageEndpoint, { groupId, clientId: randomUUID(), text: '让我进来' })
  expect(said.problem?.code).toBe('community.not_a_member')
})

test('nothing is not a message', async () => {
  const {
    groupId,
    members: [anna],
  } = await aGroup(world)
  const answer = await anna!.tries(window.sendMessageEndpoint, { groupId, clientId: randomUUID(), text: '   ' })
  expect(answer.problem?.code).toBe('messaging.message_empty')
})

test('only those who may call everybody', async () => {
  const {
    groupId,
    owner,
    members: [anna],
  } = await aGroup(world)
  const answer = await anna!.tries(window.sendMessageEndpoint, {
    groupId,
    clientId: randomUUID(),
    text: '@所有人 看',
    mentionsAll: true,
  })
  expect(answer.problem?.code).toBe('messaging.may_not_mention_all')
  expect((await owner.says(groupId, '@所有人 集合', { mentionsAll: true })).mentionsAll).toBe(true)
})

test('a recalled message keeps its place, loses its content and calls nobody', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  await anna!.says(groupId, '早')
  await ben!.asks(window.moveCursorEndpoint, { groupId, readNumber: 1 })
  const said = await anna!.says(groupId, '说错了', { mentions: [ben!.id] })
  expect((await ben!.asks(window.listMyGroupsEndpoint, {})).rows[0]?.cursor.mentions).toBe(1)
  await anna!.asks(window.recallMessageEndpoint, { messageId: said.id })
  const chat = await ben!.asks(window.readChatEndpoint, { groupId })
  expect(chat.messages[1]).toMatchObject({ id: said.id, text: '', recalledBy: anna!.id })
  expect(chat.cursor.mentions).toBe(0)
})

test('a message is recalled by its author for three minutes, by those who run the group at any time, by others never', async () => {
  const {
    groupId,
    owner,
    members: [anna, ben],
  } = await aGroup(world)
  const said = await anna!.says(groupId, '旧话')
  expect((await ben!.tries(window.recallMessageEndpoint, { messageId: said.id })).problem?.code).toBe(
    'kernel.not_allowed',
  )
  world.pass(3 * 60_000 + 1000)
  expect((await anna!.tries(window.recallMessageEndpoint, { messageId: said.id })).problem?.code).toBe(
    'messaging.too_late_to_recall',
  )
  expect((await owner.asks(window.recallMessageEndpoint, { messageId: said.id })).recalledBy).toBe(owner.id)
})

test('an edit shows that it was one, and only mine', async () => {
  const {
    groupId,
    owner,
    members: [anna],
  } = await aGroup(world)
  const said = await anna!.says(groupId, '明天七典')
  const edited = await anna!.asks(window.editMessageEndpoint, { messageId: said.id, text: '明天七点' })
  expect(edited).toMatchObject({ text: '明天七点', editedAt: expect.any(String) })
  expect((await owner.tries(window.editMessageEndpoint, { messageId: said.id, text: '改你的' })).problem?.code).toBe(
    'kernel.not_allowed',
  )
})

test('a reaction counts once however often it is tapped', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  const said = await anna!.says(groupId, '拍到了翠鸟')
  await Promise.all(
    Array.from({ length: 5 }, () => ben!.asks(window.reactEndpoint, { messageId: said.id, emoji: '👍' })),
  )
  const chat = await anna!.asks(window.readChatEndpoint, { groupId })
  expect(chat.messages[0]?.reactions).toEqual([{ emoji: '👍', count: 1, by: [ben!.id] }])
  expect((await ben!.asks(window.unreactEndpoint, { messageId: said.id, emoji: '👍' })).reactions).toEqual([])
})

test('a poll counts people once, and no more after it is closed', async () => {
  const {
    groupId,
    members: [anna, ben, carl],
  } = await aGroup(world)
  const said = await anna!.says(groupId, '', {
    poll: { question: '周末去哪', options: ['湿地', '林场'], multiple: false },
  })
  expect(said.kind).toBe('poll')
  await ben!.asks(window.voteEndpoint, { messageId: said.id, options: [0] })
  await ben!.asks(window.voteEndpoint, { messageId: said.id, options: [1] })
  const voted = await carl!.asks(window.voteEndpoint, { messageId: said.id, options: [1] })
  expect(voted.poll).toMatchObject({ voters: 2, options: [{ votes: 0 }, { votes: 2 }] })
  expect((await carl!.tries(window.voteEndpoint, { messageId: said.id, options: [0, 1] })).problem?.code).toBe(
    'messaging.option_unknown',
  )
  await anna!.asks(window.closePollEndpoint, { messageId: said.id })
  expect((await ben!.tries(window.voteEndpoint, { messageId: said.id, options: [0] })).problem?.code).toBe(
    'messaging.poll_closed',
  )
})

test('pins are for those who run the group, and never more than ten even when they race', async () => {
  const {
    groupId,
    owner,
    members: [anna],
  } = await aGroup(world)
  const said = await Promise.all(Array.from({ length: 12 }, (_, place) => anna!.says(groupId, `要点${place}`)))
  expect((await anna!.tries(window.markMessageEndpoint, { messageId: said[0]!.id, pinned: true })).status).toBe(403)
  const answers = await Promise.all(
    said.map(({ id }) => owner.tries(window.markMessageEndpoint, { messageId: id, pinned: true })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(answers.filter(({ problem }) => problem?.code === 'messaging.too_many_pins')).toHaveLength(2)
  expect((await anna!.asks(window.readChatEndpoint, { groupId })).pins).toHaveLength(10)
})

test('an announcement stands on top and calls everybody', async () => {
  const {
    groupId,
    owner,
    members: [anna],
  } = await aGroup(world)
  await owner.asks(window.announceEndpoint, { groupId, clientId: randomUUID(), text: '周六六点东门集合' })
  const chat = await anna!.asks(window.readChatEndpoint, { groupId })
  expect(chat.announcement).toMatchObject({ kind: 'announcement', text: '周六六点东门集合', mentionsAll: true })
})

test('a topic gathers its messages and takes no more once it is closed', async () => {
  const {
    groupId,
    owner,
    members: [anna],
  } = await aGroup(world)
  const first = await anna!.says(groupId, '谁有双筒推荐')
  const topic = await anna!.asks(window.openTopicEndpoint, { groupId, title: '望远镜', from: first.id })
  await owner.says(groupId, '8×42 够用', { topicId: topic.id })
  const page = await anna!.asks(window.listMessagesEndpoint, { groupId, topicId: topic.id })
  expect(page.rows.map(({ text }) => text)).toEqual(['谁有双筒推荐', '8×42 够用'])
  await owner.asks(window.changeTopicEndpoint, { topicId: topic.id, closed: true })
  const late = await anna!.tries(window.sendMessageEndpoint, {
    groupId,
    clientId: randomUUID(),
    text: '还有吗',
    topicId: topic.id,
  })
  expect(late.problem?.code).toBe('messaging.topic_closed')
})

test('a reply to a message of another group is refused', async () => {
  const one = await aGroup(world)
  const other = await aGroup(world)
  const there = await other.members[0]!.says(other.groupId, '别处的话')
  const answer = await one.members[0]!.tries(window.sendMessageEndpoint, {
    groupId: one.groupId,
    clientId: randomUUID(),
    text: '答',
    replyTo: there.id,
  })
  expect(answer.status).toBe(404)
})

test('pages of messages meet without overlap and lead around any message', async () => {
  const {
    groupId,
    members: [anna],
  } = await aGroup(world)
  const said = []
  for (let turn = 0; turn < 25; turn += 1) said.push(await anna!.says(groupId, `第${turn}句`))
  const last = await anna!.asks(window.listMessagesEndpoint, { groupId, limit: 10 })
  const before = await anna!.asks(window.listMessagesEndpoint, { groupId, limit: 10, before: last.rows[0]!.id })
  expect([...before.rows, ...last.rows].map(({ text }) => text)).toEqual(
    Array.from({ length: 20 }, (_, place) => `第${place + 5}句`),
  )
  const around = await anna!.asks(window.listMessagesEndpoint, { groupId, limit: 6, around: said[12]!.id })
  expect(around.rows.map(({ text }) => text)).toEqual([9, 10, 11, 12, 13, 14, 15].map((turn) => `第${turn}句`))
  expect(around).toMatchObject({ older: true, newer: true })
})
