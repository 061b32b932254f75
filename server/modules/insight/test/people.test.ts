/** Roles, key people, and the shape of who answers whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { readGroupInsightEndpoint } from '../contract.ts'
import { aChat, type Chat, moment, shifted, type Words } from './cast.ts'

const today = '2026-11-21'
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const insightOf = async (chat: Chat) => {
  await chat.rollUp()
  return chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
}
const partOf = ({ health }: Awaited<ReturnType<typeof insightOf>>, name: string) =>
  health.parts.find(({ part }) => part === name)

/** On each of ten days everybody in `pairs` answers the other's line, far enough apart that nothing else seems an answer. */
async function exchange(chat: Chat, pairs: readonly (readonly [asker: number, answerer: number])[]) {
  for (let back = 10; back >= 1; back--) {
    const nine = moment(`${shifted(today, -back)} 09:00`).getTime()
    const lines = pairs.map(
      ([asker], at): Words => ({
        at: new Date(nine + at * 600_000),
        by: chat.people[asker] as PersonId,
        text: '说说看',
      }),
    )
    const ids = await chat.say(lines)
    await chat.say(
      pairs.map(
        ([, answerer], at): Words => ({
          at: new Date(nine + at * 600_000 + 20_000),
          by: chat.people[answerer] as PersonId,
          text: '好的',
          replyTo: ids[at] as MessageId,
        }),
      ),
    )
  }
}

describe('star and mesh', () => {
  const others = [1, 2, 3, 4, 5, 6, 7, 8, 9]

  test('where one person answers everybody, all talk hangs on that person', async () => {
    const chat = await aChat(world)
    await exchange(
      chat,
      others.map((asker) => [asker, 0] as const),
    )
    const insight = await insightOf(chat)
    expect(insight.members[0]).toMatchObject({ person: { id: chat.people[0] }, key: 1, messageShare: 0.5, dyadLoss: 1 })
    expect(partOf(insight, 'depend')).toMatchObject({ value: 0, n: 9, share: 0 })
    expect(partOf(insight, 'mesh')).toMatchObject({ value: 0.25, n: 9 })
  })

  test('where everybody answers somebody else and is answered, it hangs on nobody', async () => {
    const chat = await aChat(world)
    const ring = chat.people.map((_, at) => [at, (at + 1) % 10] as const)
    await exchange(chat, [...ring, ...ring.map(([a, b]) => [b, a] as const)])
    const insight = await insightOf(chat)
    expect(partOf(insight, 'depend')).toMatchObject({ value: 0.8, n: 10 })
    expect(partOf(insight, 'mesh')).toMatchObject({ value: 0.95, n: 20 })
    expect(insight.arcs).toHaveLength(20)
    expect(insight.arcs[0]).toMatchObject({ replies: 10 })
  })
})

describe('roles', () => {
  test('planted: a thinker, a critic, onlookers, the silent', async () => {
    const chat = await aChat(world, { people: 14 })
    const [thinker, critic, second, onlooker] = chat.people as [PersonId, PersonId, PersonId, PersonId]
    const crowd = chat.people.slice(4, 10)
    for (let back = 8; back >= 1; back--) await oneDay(chat, back, { thinker, critic, second, crowd })
    await chat.say([{ at: moment(`${shifted(today, -2)} 20:00`), by: onlooker, text: '路过' }])
    const { members, roles } = await insightOf(chat)
    const roleOf = (id: PersonId) => members.find(({ person }) => person.id === id)
    expect(roleOf(thinker)).toMatchObject({ role: 'thinker', estimated: false, started: 8 })
    expect(roleOf(critic)).toMatchObject({ role: 'critic', estimated: true, disagreements: 8, repliesOut: 8 })
    expect(roleOf(onlooker)).toMatchObject({ role: 'onlooker', messages: 1 })
    expect(roleOf(crowd[0] as PersonId)).toMatchObject({ role: 'participant' })
    expect(roles.find(({ role }) => role === 'silent')?.people).toBe(4)
  })
})

type Parts = { thinker: PersonId; critic: PersonId; second: PersonId; crowd: PersonId[] }

/** The thinker starts a talk that draws several others; the critic disagrees with someone of the crowd. */
async function oneDay(chat: Chat, back: number, { thinker, critic, second, crowd }: Parts) {
  const nine = moment(`${shifted(today, -back)} 09:00`).getTime()
  const after = (minutes: number) => new Date(nine + minutes * 60_000)
  const long = '我一直在想，跑步时心率和步频之间到底是什么关系，大家平时是怎么安排训练的，说说各自的体会。'
  const [root] = await chat.say([{ at: after(0), by: thinker, text: long }])
  const replies = [second, ...crowd].map(
    (by, at): Words => ({ at: after(at + 1), by, text: '有道理', replyTo: root as MessageId }),
  )
  const ids = await chat.say(replies)
  await chat.say([{ at: after(20), by: critic, text: '不对，我不同意', replyTo: ids[1 + (back % 6)] as MessageId }])
}
