/** What counts as said, asked and answered. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { aPerson } from '../../identity/test/cast.ts'
import { listEvidenceEndpoint, readGroupInsightEndpoint } from '../contract.ts'
import { aChat, aCrowd, type Chat, moment, shifted } from './cast.ts'

const today = '2026-11-21'
const yesterday = shifted(today, -1)
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const dayOf = async (chat: Chat, day: string) => {
  await chat.rollUp()
  const { days } = await chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
  return days.find((row) => row.day === day)
}
const memberOf = async (chat: Chat, personId: PersonId | undefined) => {
  await chat.rollUp()
  const { members } = await chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
  return members.find(({ person }) => person.id === personId)
}
const at = (time: string, day = yesterday) => moment(`${day} ${time}`)

test('the operator’s people count nowhere: not as speakers, not as seats, not as those who are answered', async () => {
  const chat = await aChat(world)
  const [member] = chat.people as [PersonId]
  const colleague = await aPerson(world, chat.tenant, { name: '客服小林', role: 'staff' })
  await chat.seat([{ personId: colleague.id }])
  const [said] = await chat.say([{ at: at('09:00'), by: colleague.id, text: '大家早' }])
  await chat.say([{ at: at('09:01'), by: member, text: '早', replyTo: said }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ messages: 1, speakers: 1 })
  expect(await memberOf(chat, member)).toMatchObject({ messages: 1, repliesOut: 0 })
  expect(await memberOf(chat, colleague.id)).toBeUndefined()
  const { card } = await chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
  expect(card.seats).toBe(chat.people.length)
})

test('staff answer: their reply stops the clock of a question', async () => {
  const chat = await aChat(world)
  const [asker] = chat.people as [PersonId]
  const [question] = await chat.say([{ at: at('09:00'), by: asker, text: '明天几点集合？' }])
  await chat.say([{ at: at('09:04'), by: chat.owner.id, text: '六点半', replyTo: question }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 1, messages: 1 })
})

test('what its author took back is gone; what a moderator took back counts as removed', async () => {
  const chat = await aChat(world)
  const [slip, advertiser] = chat.people as [PersonId, PersonId]
  await chat.say([
    { at: at('09:00'), by: slip, text: '发错了', recalledBy: slip },
    { at: at('09:01'), by: advertiser, text: '加微信领红包', recalledBy: chat.owner.id },
  ])
  expect(await dayOf(chat, yesterday)).toMatchObject({ messages: 0, speakers: 0 })
  const removed = await chat.owner.asks(listEvidenceEndpoint, { groupId: chat.groupId, of: 'removed' })
  expect(removed).toMatchObject({ total: 1, messages: [{ text: '加微信领红包' }] })
})

test.each([
  ['09:05', 1],
  ['09:06', 0],
])('asked at 09:00 and answered at %s: %d in time', async (time, answered) => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  const [question] = await chat.say([{ at: at('09:00'), by: asker, text: '哪里有停车场？' }])
  await chat.say([
    { at: at('09:01'), by: asker, text: '急', replyTo: question },
    { at: at(time), by: helper, text: '南门', replyTo: question },
  ])
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered })
})

test('an answer after midnight belongs to the question of the day before', async () => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  const [question] = await chat.say([{ at: at('23:58'), by: asker, text: '明早还跑吗？' }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 0 })
  await chat.say([{ at: at('00:01', today), by: helper, text: '跑', replyTo: question }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 1 })
  expect(await chat.rebuild()).toMatchObject({ differences: 0 })
})

test('taken back, it leaves the question of the day before open again', async () => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  const [question] = await chat.say([{ at: at('23:58'), by: asker, text: '明早还跑吗？' }])
  const [answer] = await chat.say([{ at: at('00:01', today), by: helper, text: '跑', replyTo: question }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 1 })
  await chat.change(answer, { recalledBy: helper })
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 0 })
})

test('who is addressed after midnight has spoken before it', async () => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  await chat.say([{ at: at('23:58'), by: asker, text: '明早还跑吗？' }])
  await chat.rollUp()
  await chat.say([{ at: at('00:01', today), by: helper, text: '@群友1 跑', mentions: [asker] }])
  expect(await memberOf(chat, helper)).toMatchObject({ repliesOut: 1 })
  expect(await dayOf(chat, yesterday)).toMatchObject({ answered: 1 })
})

test('an answer taken back leaves the question open again', async () => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  const [question] = await chat.say([{ at: at('09:00'), by: asker, text: '有人吗？' }])
  const [answer] = await chat.say([{ at: at('09:02'), by: helper, text: '在', replyTo: question }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ answered: 1 })
  await chat.change(answer, { recalledBy: helper })
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 0 })
})

test('to begin with "@name" answers that person; a name in the midst of a line does not', async () => {
  const chat = await aChat(world)
  const [asker, helper, other] = chat.people as [PersonId, PersonId, PersonId]
  await chat.say([
    { at: at('08:00'), by: asker, text: '早' },
    { at: at('08:40'), by: other, text: '上次和 @群友1 去过湖边', mentions: [asker] },
    { at: at('09:00'), by: asker, text: '周末去哪跑？' },
    { at: at('09:02'), by: helper, text: '@群友1 湖边', mentions: [asker] },
  ])
  expect(await memberOf(chat, asker)).toMatchObject({ repliesIn: 1 })
  expect(await memberOf(chat, helper)).toMatchObject({ repliesOut: 1 })
  expect(await memberOf(chat, other)).toMatchObject({ repliesOut: 0 })
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1, answered: 1 })
})

test('in logs without mentions "name: …" answers whoever of that name has just spoken', async () => {
  const chat = await aChat(world)
  const [asker, helper] = chat.people as [PersonId, PersonId]
  await chat.say([
    { at: at('09:00'), by: asker, text: 'where do we meet?' },
    { at: at('09:02'), by: helper, text: '群友1: at the lake' },
  ])
  expect(await memberOf(chat, helper)).toMatchObject({ repliesOut: 1 })
})

test('a reaction is a signal: whoever gives one is not silent', async () => {
  const chat = await aChat(world)
  const [speaker, reader] = chat.people as [PersonId, PersonId]
  const [said] = await chat.say([{ at: at('09:00'), by: speaker }])
  expect(await memberOf(chat, reader)).toMatchObject({ role: 'silent', signals: 0 })
  await chat.change(said, { reactedBy: reader, at: at('09:30', today) })
  expect(await memberOf(chat, reader)).toMatchObject({ role: 'onlooker', signals: 1 })
})

test('an edited line is read again as it stands now', async () => {
  const chat = await aChat(world)
  const [said] = await chat.say([{ at: at('09:00'), by: chat.people[0] as PersonId, text: '明天下雨' }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 0 })
  await chat.change(said, { text: '明天下雨吗？' })
  expect(await dayOf(chat, yesterday)).toMatchObject({ questions: 1 })
})

test('who came and who went is counted on the tenant’s day', async () => {
  const chat = await aChat(world)
  const [newcomer] = await aCrowd(chat.within, 1)
  await chat.seat([{ personId: newcomer as PersonId, joinedAt: at('00:30') }])
  await chat.leave(newcomer as PersonId, at('23:59'))
  await chat.seat([{ personId: newcomer as PersonId, joinedAt: at('00:00', today) }])
  expect(await dayOf(chat, yesterday)).toMatchObject({ joins: 1, exits: 1 })
  expect(await dayOf(chat, today)).toMatchObject({ joins: 1, exits: 0 })
})
