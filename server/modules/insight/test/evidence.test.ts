/** Every number can be opened: what lies behind it is as many as it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { AnswerOf, InputOf } from '../../../kernel/contract.ts'
import { mulberry32 } from '../../../science/random.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { listEvidenceEndpoint, readGroupInsightEndpoint } from '../contract.ts'
import { aChat, aCrowd, type Chat, moment, shifted, type Words } from './cast.ts'

const today = '2026-11-21'
let world: World
let chat: Chat
let insight: AnswerOf<typeof readGroupInsightEndpoint>
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
  chat = await aChat(world, { people: 15 })
  await liveOn(chat)
  await chat.rollUp()
  insight = await chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
})
afterAll(() => world.close())

const phrases = ['早', '几点集合？', '不对，我不同意', '谢谢', '看看这个 https://example.com', '今天跑了八公里']

/** Forty days of talk with replies, questions, disagreement, adverts of newcomers, comings and goings. */
async function liveOn(group: Chat): Promise<void> {
  const random = mulberry32(5)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
  const said: MessageId[] = []
  for (let back = 40; back >= 0; back--) {
    const day = shifted(today, -back)
    if (back % 9 === 3) {
      const [newcomer] = await aCrowd(group.within, 1)
      await group.seat([{ personId: newcomer as PersonId, joinedAt: moment(`${day} 00:10`) }])
      group.people.push(newcomer as PersonId)
    }
    if (back % 13 === 5) await group.leave(group.people.splice(2, 1)[0] as PersonId, moment(`${day} 08:00`))
    for (let line = 0; line < 16; line++) {
      const hour = back === 0 ? 1 + (line % 8) : 1 + line
      const by = line % 5 === 4 ? group.people.at(-1) : group.people[Math.floor(random() ** 2 * 9)]
      const words: Words = {
        at: moment(`${day} ${String(hour).padStart(2, '0')}:${String(10 + line)}`),
        by: by as PersonId,
        text: pick(phrases),
        replyTo: random() < 0.6 && said.length > 0 ? pick(said.slice(-12)) : null,
        ...(random() < 0.05 ? { recalledBy: group.owner.id } : {}),
      }
      said.push(...(await group.say([words])))
    }
  }
  await group.change(said.at(-1) as MessageId, { reactedBy: group.people[9] as PersonId, at: moment(`${today} 09:59`) })
}

const open = (asked: Omit<InputOf<typeof listEvidenceEndpoint>, 'groupId'>) =>
  chat.owner.asks(listEvidenceEndpoint, { groupId: chat.groupId, limit: 200, ...asked })
const partOf = (name: string) =>
  insight.health.parts.find(({ part }) => part === name) as (typeof insight.health.parts)[number]

describe('of the group', () => {
  test('speakers and messages of the week', async () => {
    const speakers = await open({ of: 'speakers' })
    expect(speakers.total).toBe(insight.card.speakers7)
    expect(speakers.members).toHaveLength(insight.card.speakers7)
    const messages = await open({ of: 'messages' })
    expect(messages.total).toBe(insight.card.messages7)
    expect(messages.messages).toHaveLength(insight.card.messages7)
    expect(speakers.members.reduce((sum, { count }) => sum + count, 0)).toBe(insight.card.messages7)
  })

  test('every column of every day', async () => {
    for (const row of insight.days.slice(-12)) {
      const of = async (kind: 'messages' | 'speakers' | 'joins' | 'exits' | 'questions' | 'answered') =>
        (await open({ of: kind, from: row.day, until: row.day })).total
      expect({
        messages: await of('messages'),
        speakers: await of('speakers'),
        joins: await of('joins'),
        exits: await of('exits'),
        questions: await of('questions'),
        answered: await of('answered'),
      }).toEqual({
        messages: row.messages,
        speakers: row.speakers,
        joins: row.joins,
        exits: row.exits,
        questions: row.questions,
        answered: row.answered,
      })
      const unanswered = await open({ of: 'unanswered', from: row.day, until: row.day })
      expect(unanswered.total).toBe(row.questions - row.answered)
    }
  })

  test('an hour of the week', async () => {
    expect(insight.hours.length).toBeGreaterThan(50)
    for (const { weekday, hour, messages } of insight.hours.slice(0, 10)) {
      expect((await open({ of: 'hour', weekday, hour })).messages).toHaveLength(messages)
    }
  })

  test('the silent, each role, and the questions that wait', async () => {
    const silent = await open({ of: 'silent' })
    expect(silent.total / insight.card.seats).toBeCloseTo(insight.card.silentShare, 10)
    for (const { role, people } of insight.roles)
      expect((await open({ of: 'role', role })).members).toHaveLength(people)
    expect((await open({ of: 'unanswered' })).total).toBe(insight.card.waitingQuestions)
  })

  test('the parts of health, over the days on which they were measured', async () => {
    const share = (part: string, k: number) => expect(k / partOf(part).n).toBeCloseTo(partOf(part).value as number, 10)
    share('speak', (await open({ of: 'speakers', part: 'speak' })).total)
    share('hold', (await open({ of: 'exits', part: 'hold' })).total)
    share('calm', (await open({ of: 'removed', part: 'calm' })).total)
    share('reply', (await open({ of: 'answered', part: 'reply' })).total)
    expect((await open({ of: 'questions', part: 'reply' })).total).toBe(partOf('reply').n)
    const newcomers = await open({ of: 'newcomers', part: 'stay' })
    expect(newcomers.total).toBe(partOf('stay').n)
    share('stay', newcomers.members.filter(({ count }) => count > 0).length)
    const talks = await open({ of: 'started', part: 'fresh' })
    expect((talks.total / 28 / insight.card.seats) * 100).toBeCloseTo(partOf('fresh').value as number, 10)
  })
})

test('of each member: messages, replies, talks, disagreements, signals', async () => {
  expect(insight.members.filter(({ started }) => started > 0).length).toBeGreaterThan(2)
  expect(insight.members.filter(({ disagreements }) => disagreements > 0).length).toBeGreaterThan(2)
  for (const member of insight.members) {
    const personId = member.person.id
    const of = async (kind: 'messages' | 'replies' | 'started' | 'disagreements' | 'signals') =>
      (await open({ of: kind, personId })).total
    expect({
      messages: await of('messages'),
      repliesOut: await of('replies'),
      repliesIn: (await open({ of: 'replies', toPersonId: personId })).total,
      started: await of('started'),
      disagreements: await of('disagreements'),
      signals: await of('signals'),
    }).toEqual({
      messages: member.messages,
      repliesOut: member.repliesOut,
      repliesIn: member.repliesIn,
      started: member.started,
      disagreements: member.disagreements,
      signals: member.signals,
    })
  }
})

test('of each arc: the replies themselves', async () => {
  for (const { from, to, replies } of insight.arcs.slice(0, 10)) {
    const evidence = await open({ of: 'replies', personId: from, toPersonId: to })
    expect(evidence.messages).toHaveLength(replies)
  }
})

test('newest first, at most as many as asked for, with the total of all', async () => {
  const { messages, total } = await open({ of: 'messages', limit: 3 })
  expect(messages).toHaveLength(3)
  expect(total).toBe(insight.card.messages7)
  expect(messages.map(({ at }) => at)).toEqual(
    messages
      .map(({ at }) => at)
      .sort()
      .reverse(),
  )
})

test('adverts are lines of newcomers only', async () => {
  const { messages } = await open({ of: 'adverts', from: shifted(today, -40), until: today })
  expect(messages.length).toBeGreaterThan(3)
  expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(['看看这个 https://example.com']))
})

test('more than a hundred days at once are refused', async () => {
  const answer = await chat.owner.tries(listEvidenceEndpoint, {
    groupId: chat.groupId,
    of: 'messages',
    from: '2026-01-01',
    until: today,
  })
  expect(answer.problem?.code).toBe('insight.stretch_too_long')
})
