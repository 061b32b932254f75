/** Who answers whom where nobody quotes anybody: linked by the reply graph, marked as an estimate, bit by bit as at once. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { listEvidenceEndpoint, readGroupInsightEndpoint } from '../contract.ts'
import { surestFrom } from '../rules/reply-talk.ts'
import { aChat, type Chat, chatter, moment, shifted, type Words } from './cast.ts'

const today = '2026-11-21'
const yesterday = shifted(today, -1)
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const at = (time: string, day = yesterday) => moment(`${day} ${time}`)

/** Two talks at once, nobody quoting: a run tomorrow, and shoes bought together. */
const twoTalks = ([runner, guide, buyer, friend]: readonly PersonId[], day = yesterday): Words[] => [
  { at: at('09:00:00', day), by: runner as PersonId, text: '明天晨跑几点集合？' },
  { at: at('09:00:20', day), by: guide as PersonId, text: '明天晨跑六点半集合' },
  { at: at('09:06:00', day), by: buyer as PersonId, text: '有人想团购跑鞋吗？' },
  { at: at('09:06:15', day), by: friend as PersonId, text: '跑鞋团购多少钱' },
  { at: at('09:06:30', day), by: buyer as PersonId, text: '团购八折' },
]

type Link = { message_id: MessageId; to_id: MessageId; by: string; score: number; thread: MessageId }
const linksOf = async (chat: Chat) => {
  const { rows } = await chat.within((ctx) =>
    sql<Link>`select message_id, to_id, by, score, thread from insight.links where group_id = ${chat.groupId}
      order by at`.execute(ctx.tables<unknown>()),
  )
  return rows
}
const insightOf = (chat: Chat) => chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })

test('two talks that go on at once are told apart, each link with its chance', async () => {
  const chat = await aChat(world)
  const ids = await chat.say(twoTalks(chat.people))
  await chat.rollUp()
  const links = await linksOf(chat)
  expect(links.map(({ message_id, to_id }) => [ids.indexOf(message_id), ids.indexOf(to_id)])).toEqual(
    expect.arrayContaining([
      [1, 0],
      [3, 2],
    ]),
  )
  expect(links.every(({ by, score }) => by === 'model' && score >= surestFrom)).toBe(true)
  const { arcs } = await insightOf(chat)
  expect(arcs).toContainEqual({ from: chat.people[1], to: chat.people[0], replies: 1, estimated: 1 })
})

test('an answer found by the model stops the clock of the question, and its evidence says so', async () => {
  const chat = await aChat(world)
  await chat.say(twoTalks(chat.people))
  await chat.rollUp()
  const { days } = await insightOf(chat)
  expect(days.find(({ day }) => day === yesterday)).toMatchObject({ questions: expect.any(Number) })
  expect(days.find(({ day }) => day === yesterday)?.answered).toBeGreaterThan(0)
  const { messages } = await chat.owner.asks(listEvidenceEndpoint, {
    groupId: chat.groupId,
    of: 'replies',
    personId: chat.people[1] as PersonId,
    toPersonId: chat.people[0] as PersonId,
  })
  expect(messages).toMatchObject([{ text: '明天晨跑六点半集合', estimated: true }])
})

test('a quote is a fact, whatever the model thinks', async () => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  const [question] = await chat.say([{ at: at('09:00'), by: asker, text: '周末去哪跑？' }])
  await chat.say([{ at: at('09:01'), by: helper, text: '湖边', replyTo: question as MessageId }])
  await chat.rollUp()
  expect((await insightOf(chat)).arcs).toEqual([{ from: helper, to: asker, replies: 1, estimated: 0 }])
  expect(await linksOf(chat)).toMatchObject([{ by: 'quote', score: 1, thread: question }])
})

test('a line that answers one of the operator’s people is not taken for an answer to a member', async () => {
  const chat = await aChat(world)
  const [first, second] = chat.people as [PersonId, PersonId]
  await chat.say([
    { at: at('08:20'), by: first, text: '早' },
    { at: at('09:00:00'), by: chat.owner.id, text: '周末团建大家想去哪里？' },
    { at: at('09:00:10'), by: second, text: '周末团建想去湖边' },
  ])
  await chat.rollUp()
  const { arcs, members, web } = await insightOf(chat)
  expect(arcs).toEqual([{ from: second, to: chat.owner.id, replies: 1, estimated: 1 }])
  expect(web).toMatchObject({
    owner: { id: chat.owner.id, isStaff: true },
    ownerShare: 1,
    reciprocity: 0,
    estimated: 1,
  })
  expect(members.map(({ repliesIn, repliesOut }) => repliesIn + repliesOut)).not.toContain(1)
})

test('linking goes on where it stopped: earlier links are not made again', async () => {
  const chat = await aChat(world)
  await chat.say(twoTalks(chat.people))
  await chat.rollUp()
  await chat.within((ctx) =>
    sql`update insight.links set score = 0.77 where group_id = ${chat.groupId}`.execute(ctx.tables<unknown>()),
  )
  const ids = await chat.say(twoTalks(chat.people, today))
  await chat.rollUp()
  const links = await linksOf(chat)
  expect(links.filter(({ score }) => score === 0.77).length).toBeGreaterThan(0)
  expect(links.some(({ message_id }) => ids.includes(message_id))).toBe(true)
  // The tampered chances show that earlier links were left alone; made again they are as they were.
  expect((await chat.rebuild()).differences).toBeGreaterThan(0)
  expect((await chat.rebuild()).differences).toBe(0)
})

test('what a group keeps of its talk does not grow with its history', async () => {
  const chat = await aChat(world)
  await chat.say(chatter(chat.people, shifted(today, -98), yesterday))
  await chat.rollUp()
  const { rows } = await chat.within((ctx) =>
    sql<{ talks: number; lines: number }>`select count(*)::int as talks, max(jsonb_array_length(talk->'lines')) as lines
      from insight.talks where group_id = ${chat.groupId}`.execute(ctx.tables<unknown>()),
  )
  expect(rows[0]?.talks).toBeLessThanOrEqual(8)
  expect(rows[0]?.lines).toBe(100)
})

test('an edited line is linked again, and whoever followed it too', async () => {
  const chat = await aChat(world)
  const ids = await chat.say(twoTalks(chat.people))
  await chat.rollUp()
  const before = (await linksOf(chat)).length
  await chat.change(ids[0] as MessageId, { recalledBy: chat.owner.id })
  await chat.rollUp()
  expect((await linksOf(chat)).some(({ to_id }) => to_id === ids[0])).toBe(false)
  expect((await linksOf(chat)).length).toBeLessThan(before)
  expect((await chat.rebuild()).differences).toBe(0)
})
