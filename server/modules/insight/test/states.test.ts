/** Planted groups get the state, stage and reasons that were planted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newsOf } from '../../community/test/cast.ts'
import { phaseChanged, readGroupInsightEndpoint } from '../contract.ts'
import { aChat, type Chat, chatter, moment, shifted } from './cast.ts'

const today = '2026-11-21'
const ago = (days: number) => shifted(today, -days)
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const insightOf = async (chat: Chat) => {
  await chat.rollUp()
  return chat.owner.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
}

describe('the state of a group', () => {
  test('as lively as ever is love, however long ago it was founded', async () => {
    const chat = await aChat(world)
    await chat.say(chatter(chat.people, ago(60), ago(1)))
    const { card } = await insightOf(chat)
    expect(card).toMatchObject({ state: 'love', stage: 'mature', seats: 10, speakers7: 10, messages7: 60 })
    expect(card.reasons).toContainEqual({ code: 'a7_steady', value: 1, limit: null })
  })

  test('more speakers than a fortnight ago is growth', async () => {
    const chat = await aChat(world)
    await chat.say([...chatter(chat.people, ago(50), ago(11), 5), ...chatter(chat.people, ago(10), ago(1))])
    const { card } = await insightOf(chat)
    expect(card).toMatchObject({ state: 'love', stage: 'growth' })
    expect(card.reasons).toContainEqual({ code: 'a7_grew', value: 10, limit: 5 })
  })

  test('half the speakers gone is doubt from the third day on which it shows, and the reason carries the figure', async () => {
    const chat = await aChat(world)
    await chat.say([...chatter(chat.people, ago(60), ago(11)), ...chatter(chat.people, ago(10), ago(1), 5)])
    const { card, since } = await insightOf(chat)
    expect(card).toMatchObject({ state: 'doubt', stage: 'decline' })
    expect(card.reasons).toContainEqual({ code: 'a7_below_60_percent', value: 0.5, limit: 0.6 })
    // The weekly mean falls below 60 % on the sixth thin day: (1·10 + 6·5) ÷ 7 = 5.7.
    expect(since).toBe(ago(3))
  })

  test('regulars who stay away are a break-up', async () => {
    const chat = await aChat(world)
    await chat.say([...chatter(chat.people, ago(60), ago(11)), ...chatter(chat.people, ago(10), ago(1), 2)])
    const { card } = await insightOf(chat)
    expect(card.state).toBe('breakup')
    expect(card.reasons).toContainEqual({ code: 'a7_below_25_percent', value: 0.2, limit: 0.25 })
    expect(card.reasons).toContainEqual({ code: 'regulars_silent', value: 0.8, limit: 0.7 })
  })

  test('a fortnight without two people speaking is death, since the first silent day', async () => {
    const chat = await aChat(world)
    await chat.say([...chatter(chat.people, ago(60), ago(21)), ...chatter(chat.people, ago(20), ago(1), 1)])
    const { card, since } = await insightOf(chat)
    expect(card).toMatchObject({ state: 'dead', stage: 'silent' })
    expect(card.reasons).toEqual([{ code: 'no_active_day', value: 20, limit: 14 }])
    expect(since).toBe(ago(20))
  })

  test('below 28 days there is no phase to tell, and below three no score', async () => {
    const chat = await aChat(world, { joinedAt: moment(`${ago(2)} 08:00`) })
    await chat.say(chatter(chat.people, ago(2), ago(1)))
    const { card, health, days } = await insightOf(chat)
    expect(card).toMatchObject({ state: 'love', stage: 'intro', score: null })
    expect(health).toMatchObject({ missing: 'age', asOf: ago(1) })
    expect(days.map(({ phase }) => phase)).toEqual([null, null, null])
  })

  test('today shows in the figures at once but is not judged before it is over', async () => {
    const chat = await aChat(world)
    await chat.say(chatter(chat.people, ago(60), ago(1)))
    const before = await insightOf(chat)
    await chat.say([{ at: moment(`${today} 09:30`), by: present(chat.people[0]) }])
    const after = await insightOf(chat)
    expect(after.days.at(-1)).toMatchObject({ day: today, messages: 1, speakers: 1, phase: null })
    expect(after.card.messages7).toBe(before.card.messages7 + 1)
    expect(after.health).toEqual(before.health)
  })
})

describe('news of a change of state', () => {
  test('is told once, when the day that settled it is over', async () => {
    const earlier = await openWorld({ at: `${ago(2)}T10:00:00+08:00` })
    const chat = await aChat(earlier)
    await chat.say([...chatter(chat.people, ago(60), ago(10)), ...chatter(chat.people, ago(9), ago(3), 5)])
    await chat.rollUp()
    expect(await newsOf(earlier, chat.tenant.id, phaseChanged)).toEqual([])
    for (const back of [2, 1]) {
      await chat.say(chatter(chat.people, ago(back), ago(back), 5))
      earlier.pass(86_400_000)
      await chat.rollUp()
      await chat.rollUp()
    }
    const told = await newsOf(earlier, chat.tenant.id, phaseChanged)
    expect(told).toEqual([{ groupId: chat.groupId, from: 'love', to: 'doubt', day: ago(2) }])
    await earlier.close()
  })
})
