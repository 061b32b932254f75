/** The talk of a message: whoever is in the group reads it whole, with how each link is known. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { aPerson } from '../../identity/test/cast.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { readTalkEndpoint } from '../contract.ts'
import { aChat, moment } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const at = (time: string) => moment(`2026-11-20 ${time}`)

async function aTalk() {
  const chat = await aChat(world)
  const [asker, helper, other] = chat.people as [PersonId, PersonId, PersonId]
  const [question] = (await chat.say([{ at: at('09:00:00'), by: asker, text: '明天晨跑几点集合？' }])) as [MessageId]
  const [quoted, guessed] = (await chat.say([
    { at: at('09:20:00'), by: helper, text: '六点半', replyTo: question },
    { at: at('09:20:15'), by: asker, text: '六点半集合好的' },
    { at: at('09:20:40'), by: other, text: '@群友2 老地方吗', mentions: [helper] },
    { at: at('12:00:00'), by: other, text: '中午吃什么' },
  ])) as [MessageId, MessageId]
  await chat.rollUp()
  return { chat, question, quoted, guessed }
}

test('from any of its messages the whole talk is read, in order, each link with how it is known', async () => {
  const { chat, question, quoted } = await aTalk()
  for (const messageId of [question, quoted]) {
    const talk = await chat.owner.asks(readTalkEndpoint, { groupId: chat.groupId, messageId })
    expect(talk.lines.map(({ message, by }) => [message.text, by])).toEqual([
      ['明天晨跑几点集合？', null],
      ['六点半', 'quote'],
      ['六点半集合好的', 'model'],
      ['@群友2 老地方吗', 'mention'],
    ])
    expect(talk).toMatchObject({ messages: 4, speakers: 3, estimated: 1 })
    expect(talk.people).toHaveLength(3)
  }
})

test('a message that stands for itself is a talk of one', async () => {
  const { chat } = await aTalk()
  const [alone] = (await chat.say([{ at: at('20:00'), by: chat.people[4] as PersonId, text: '晚安' }])) as [MessageId]
  await chat.rollUp()
  const talk = await chat.owner.asks(readTalkEndpoint, { groupId: chat.groupId, messageId: alone })
  expect(talk).toMatchObject({ messages: 1, speakers: 1, lines: [{ answers: null, by: null, score: null }] })
})

test('of a very long talk the messages around the one asked for are shown', async () => {
  const chat = await aChat(world)
  const [a, b] = chat.people as [PersonId, PersonId]
  const ids: MessageId[] = []
  for (let part = 0; part < 3; part++) {
    const replyTo = ids.at(-1) ?? null
    const base = at('09:00').getTime() + part * 3_600_000
    const more = await chat.say(
      Array.from({ length: 60 }, (_, line) => ({ at: new Date(base + line * 30_000), by: line % 2 ? a : b, replyTo })),
    )
    ids.push(...more.slice(0, 1), ...more.slice(1))
  }
  await chat.rollUp()
  const messageId = ids[170] as MessageId
  const talk = await chat.owner.asks(readTalkEndpoint, { groupId: chat.groupId, messageId })
  expect(talk.lines).toHaveLength(100)
  expect(talk.lines.some(({ message }) => message.id === messageId)).toBe(true)
  expect(talk.messages).toBeGreaterThan(100)
})

test('only who may read the group may read its talks, and only of its own messages', async () => {
  const { chat, question } = await aTalk()
  const stranger = await aPerson(world, chat.tenant, { name: '路人' })
  await expect(stranger.asks(readTalkEndpoint, { groupId: chat.groupId, messageId: question })).rejects.toThrow(
    'not_a_member',
  )
  const other = await aChat(world, { tenant: chat.tenant })
  await expect(chat.owner.asks(readTalkEndpoint, { groupId: other.groupId, messageId: question })).rejects.toThrow(
    'kernel.not_found',
  )
})
