/** 今日: what needs somebody now, and the day in one picture. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { closeGroupEndpoint } from '../../community/contract.ts'
import { aMember } from '../../community/test/cast.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { readTodayEndpoint } from '../contract.ts'
import { rollUp } from '../index.ts'
import { aChat, aCrowd, type Chat, chatter, moment, shifted, type Words } from './cast.ts'

const today = '2026-11-21'
const ago = (days: number) => shifted(today, -days)
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const todayOf = async (chat: Chat) => {
  await chat.within((ctx) => rollUp(ctx))
  return chat.owner.asks(readTodayEndpoint, {})
}
const itemsOf = async (chat: Chat, kind: string) => (await todayOf(chat)).items.filter((item) => item.kind === kind)
const at = (time: string, day = today) => moment(`${day} ${time}`)
const one = (chat: Chat, place: number) => chat.people[place] as PersonId

test('a question waits from its sixth minute on, until somebody answers', async () => {
  const chat = await aChat(world)
  await chat.say([{ at: at('09:40'), by: one(chat, 1), text: '有人一起去图书馆吗？' }])
  const [asked] = await chat.say([{ at: at('09:56'), by: one(chat, 0), text: '还有谁知道停车场在哪？' }])
  expect(await itemsOf(chat, 'question_waiting')).toMatchObject([{ count: 1, excerpt: '有人一起去图书馆吗？' }])
  world.pass(60_000)
  const [item] = await itemsOf(chat, 'question_waiting')
  expect(item).toMatchObject({
    urgency: 3,
    groupId: chat.groupId,
    groupName: chat.group.name,
    count: 2,
    messageId: asked,
    person: { id: one(chat, 0), name: '群友1' },
    excerpt: '还有谁知道停车场在哪？',
    since: at('09:56').toISOString(),
    reasons: [{ code: 'minutes_waiting', value: 5, limit: 5 }],
  })
  await chat.say([{ at: at('10:00'), by: one(chat, 2), text: '南门', replyTo: asked as MessageId }])
  expect(await itemsOf(chat, 'question_waiting')).toMatchObject([{ count: 1 }])
  world.pass(-60_000)
})

test('whoever asked two days ago waits no more', async () => {
  const chat = await aChat(world)
  await chat.say([
    { at: at('09:59', ago(2)), by: one(chat, 0), text: '有人吗？' },
    { at: at('22:00', ago(1)), by: one(chat, 1), text: '明天跑不跑？' },
  ])
  expect(await itemsOf(chat, 'question_waiting')).toMatchObject([{ count: 1, urgency: 2, excerpt: '明天跑不跑？' }])
})

test('groups that turn cold come with their reasons, those fallen silent with the days; the lively do not come', async () => {
  const lively = await aChat(world)
  const { tenant } = lively
  await lively.say(chatter(lively.people, ago(60), ago(1)))
  const doubting = await aChat(world, { tenant, name: '变冷' })
  await doubting.say([...chatter(doubting.people, ago(60), ago(11)), ...chatter(doubting.people, ago(10), ago(1), 5)])
  const silent = await aChat(world, { tenant, name: '安静' })
  await silent.say(chatter(silent.people, ago(60), ago(11)))
  const dead = await aChat(world, { tenant, name: '早已不在' })
  await dead.say(chatter(dead.people, ago(99), ago(60)))
  const { items, states, totals } = await todayOf(lively)
  expect(items.filter(({ kind }) => kind === 'turning_cold')).toMatchObject([
    { groupId: doubting.groupId, urgency: 2, reasons: [{ code: 'a7_below_60_percent', value: 0.5, limit: 0.6 }] },
  ])
  expect(items.filter(({ kind }) => kind === 'went_silent')).toMatchObject([
    { groupId: silent.groupId, reasons: [{ code: 'no_active_day', value: 10 }] },
  ])
  expect(states).toEqual([
    { state: 'love', groups: 1 },
    { state: 'doubt', groups: 1 },
    { state: 'breakup', groups: 1 },
    { state: 'dead', groups: 1 },
  ])
  expect(totals).toMatchObject({ groups: 4, seats: 40, people: 40 })
})

test('newcomers who flood a group with adverts are reported, old members who share links are not', async () => {
  const chat = await aChat(world)
  const links = (by: PersonId, count: number): Words[] =>
    Array.from({ length: count }, (_, place) => ({ at: at(`08:${10 + place}`), by, text: '加微信 abcde123 领福利' }))
  await chat.say(links(one(chat, 0), 12))
  expect(await itemsOf(chat, 'advert_flood')).toEqual([])
  const [newcomer] = (await aCrowd(chat.within, 1)) as [PersonId]
  await chat.seat([{ personId: newcomer, joinedAt: at('07:00') }])
  await chat.say(links(newcomer, 12))
  expect(await itemsOf(chat, 'advert_flood')).toMatchObject([
    { urgency: 3, count: 12, groupId: chat.groupId, reasons: [{ code: 'advert_share', value: 0.5, limit: 0.2 }] },
  ])
})

test('a newcomer whose first words nobody took up for two hours is shown until somebody replies', async () => {
  const chat = await aChat(world)
  const [newcomer] = (await aCrowd(chat.within, 1)) as [PersonId]
  await chat.seat([{ personId: newcomer, joinedAt: at('07:00') }])
  const [said] = await chat.say([{ at: at('07:30'), by: newcomer, text: '大家好，我是新来的' }])
  expect(await itemsOf(chat, 'newcomer_unanswered')).toMatchObject([
    { person: { id: newcomer }, messageId: said, excerpt: '大家好，我是新来的', count: 1 },
  ])
  await chat.say([{ at: at('09:50'), by: one(chat, 0), text: '欢迎', replyTo: said as MessageId }])
  expect(await itemsOf(chat, 'newcomer_unanswered')).toEqual([])
})

test('who answered most is worth a thank-you; the operator’s people are not', async () => {
  const chat = await aChat(world)
  for (const hour of ['07', '08', '09']) {
    const ids = await chat.say([
      { at: at(`${hour}:00`), by: one(chat, 0), text: '几点？' },
      { at: at(`${hour}:01`), by: one(chat, 1), text: '在哪？' },
    ])
    await chat.say([
      { at: at(`${hour}:02`), by: one(chat, 5), text: '七点', replyTo: ids[0] as MessageId },
      { at: at(`${hour}:03`), by: chat.owner.id, text: '南门', replyTo: ids[1] as MessageId },
    ])
  }
  expect(await itemsOf(chat, 'person_to_thank')).toMatchObject([{ urgency: 1, person: { id: one(chat, 5) }, count: 3 }])
})

test('a full group with people in line is reported', async () => {
  const chat = await aChat(world)
  const waiting = await aCrowd(chat.within, 2)
  await chat.within(async (ctx) => {
    for (const [place, personId] of waiting.entries())
      await sql`insert into community.waiting (tenant_id, group_id, person_id, ticket, since)
        values (${ctx.tenantId}, ${chat.groupId}, ${personId}, ${place + 1}, ${ctx.now})`.execute(ctx.tables<unknown>())
  })
  expect(await itemsOf(chat, 'waiting_list')).toMatchObject([{ count: 2, urgency: 1 }])
})

test('most urgent first', async () => {
  const chat = await aChat(world)
  await chat.say([
    ...chatter(chat.people, ago(60), ago(11)),
    ...chatter(chat.people, ago(10), ago(1), 5),
    { at: at('09:30'), by: one(chat, 0), text: '今天谁去？' },
  ])
  const { items } = await todayOf(chat)
  expect(items.map(({ kind, urgency }) => [kind, urgency])).toEqual([
    ['question_waiting', 3],
    ['turning_cold', 2],
  ])
})

test('the day beside the day before at the same time, and beside what is usual on such a day', async () => {
  const chat = await aChat(world)
  const hour = (day: string, time: string, count: number, by = one(chat, 0)): Words[] =>
    Array.from({ length: count }, () => ({ at: at(time, day), by }))
  await chat.say([
    ...hour(ago(7), '08:15', 4),
    ...hour(ago(14), '08:15', 8),
    ...hour(ago(1), '08:15', 3),
    ...hour(ago(1), '10:10', 6, one(chat, 1)),
    ...hour(ago(1), '20:00', 9, one(chat, 2)),
    ...hour(today, '08:15', 5),
    ...hour(today, '09:59', 1, one(chat, 1)),
  ])
  world.pass(20 * 60_000)
  const { day, totals, hours } = await todayOf(chat)
  world.pass(-20 * 60_000)
  expect(day).toBe(today)
  // Of the six messages of yesterday's running hour a third counts: it is twenty past ten.
  expect(totals).toMatchObject({ messages: 6, speakers: 2, messagesBefore: 3 + 2, speakersBefore: 2 })
  expect(hours[8]).toEqual({ hour: 8, today: 5, usual: 6 })
  expect(hours).toHaveLength(24)
})

test('over all groups a person is counted once, and no more when the group is closed; an assistant has the same counted', async () => {
  const chat = await aChat(world, { people: 4 })
  const other = await aChat(world, { tenant: chat.tenant, people: 0, name: '夜跑' })
  const assistant = await aMember(world, chat, { role: 'assistant' })
  await other.seat([
    { personId: one(chat, 0) },
    { personId: one(chat, 1) },
    { personId: assistant.id, role: 'assistant' },
  ])
  const words = (day: string): Words[] =>
    [0, 1, 2].map((place) => ({ at: at(`08:0${place}`, day), by: one(chat, place) }))
  for (const day of [today, ago(1), ago(7)]) {
    await chat.say(words(day))
    await other.say(words(day).slice(0, 2))
  }
  const all = await todayOf(chat)
  expect(all.totals).toMatchObject({
    groups: 2,
    people: 5,
    speakers: 3,
    speakersBefore: 3,
    messages: 5,
    messagesBefore: 5,
  })
  expect(all.hours[8]).toEqual({ hour: 8, today: 5, usual: 5 })
  const own = await assistant.asks(readTodayEndpoint, {})
  expect([own.totals, own.hours]).toEqual([all.totals, all.hours])
  await chat.owner.asks(closeGroupEndpoint, { groupId: chat.groupId, reason: '散了' })
  const rest = await todayOf(chat)
  expect(rest.totals).toMatchObject({ groups: 1, people: 3, speakers: 2, speakersBefore: 2, messages: 2 })
})

test('what was kept of the day before is not told as today: it is counted anew', async () => {
  const chat = await aChat(world)
  await chat.say([{ at: at('08:00'), by: one(chat, 0) }])
  expect((await todayOf(chat)).totals).toMatchObject({ messages: 1, speakers: 1, messagesBefore: 0 })
  world.pass(86_400_000)
  const { day, totals } = await chat.owner.asks(readTodayEndpoint, {})
  world.pass(-86_400_000)
  expect(day).toBe(shifted(today, 1))
  expect(totals).toMatchObject({ messages: 0, speakers: 0, messagesBefore: 1, speakersBefore: 1, people: 10 })
})

test('a group that was opened a moment ago and not counted yet is there, in love', async () => {
  const chat = await aChat(world, { people: 0 })
  expect(await chat.owner.asks(readTodayEndpoint, {})).toMatchObject({ items: [], totals: { groups: 1, messages: 0 } })
})
