import { describe, expect, test } from 'vitest'
import type { LifeEvent, LifeMessage } from '../life.ts'
import { actorOf, sampleOf } from './sample.ts'

type Sign = Extract<LifeEvent, { kind: 'reaction' | 'pin' | 'digest' }>

describe.each([20261121, 8])('seed %i: nothing happens that could not have happened', (seed) => {
  const sample = sampleOf(seed)
  const { life, events, messages } = sample
  const named = new Map(messages.map((message) => [message.key, message]))
  const seats = new Map(life.seats.map((seat) => [`${seat.group} ${seat.person}`, seat]))

  function wasHere(group: string, person: string, at: string): boolean {
    const seat = seats.get(`${group} ${person}`)
    return seat !== undefined && seat.joinedAt <= at && (seat.leftAt === undefined || at <= seat.leftAt)
  }
  const seatedAt = (event: LifeEvent, person: string) => wasHere(event.group, person, event.at)

  test('events are in order of time and lie within the 36 days', () => {
    expect(events.filter(({ at }, place) => at < (events[place - 1]?.at ?? ''))).toEqual([])
    expect(events[0]?.at.localeCompare(life.from)).toBeGreaterThanOrEqual(0)
    expect(events.at(-1)?.at.localeCompare(life.until)).toBeLessThanOrEqual(0)
    expect(Date.parse(life.until) - Date.parse(life.from)).toBe(36 * 24 * 60 * 60 * 1000 - 1)
  })

  test('nobody does anything without a seat, or before or after it', () => {
    expect(events.filter((event) => !seatedAt(event, actorOf(event)))).toEqual([])
    const calls = messages.filter((message) =>
      message.mentions?.some((person) => !seats.has(`${message.group} ${person}`)),
    )
    expect(calls).toEqual([])
    const sendersAway = events.filter(
      (event) => event.kind === 'leave' && event.removedBy && !seatedAt(event, event.removedBy),
    )
    expect(sendersAway).toEqual([])
  })

  test('everybody who joined or left within the days is seen joining or leaving once', () => {
    const joined = life.seats.filter(({ joinedAt }) => joinedAt >= life.from)
    expect(events.filter(({ kind }) => kind === 'join')).toHaveLength(joined.length)
    expect(events.filter(({ kind }) => kind === 'leave')).toHaveLength(life.seats.filter(({ leftAt }) => leftAt).length)
    expect(seats.size).toBe(life.seats.length)
  })

  test('an answer, its quote and its thread refer to something said before in the same group', () => {
    const before = (one: LifeMessage, target: string | undefined) => {
      const found = target === undefined ? undefined : named.get(target)
      return target === undefined || (found?.group === one.group && found.at < one.at)
    }
    const astray = messages.filter(
      (one) =>
        !before(one, one.replyTo) || !before(one, one.answers) || !(one.thread === one.key || before(one, one.thread)),
    )
    expect(astray).toEqual([])
  })

  test('a recalled message is recalled once, later, and nobody quotes it, likes it or keeps it after that', () => {
    const recalls = new Map(events.flatMap((event) => (event.kind === 'recall' ? [[event.message, event.at]] : [])))
    expect(recalls.size).toBe(events.filter(({ kind }) => kind === 'recall').length)
    for (const [message, at] of recalls) expect((named.get(message)?.at ?? at) < at).toBe(true)
    const late = messages.filter(({ replyTo, at }) => replyTo && (recalls.get(replyTo) ?? '~') <= at)
    expect(late).toEqual([])
    const kept = events.filter(
      (event) =>
        (event.kind === 'reaction' || event.kind === 'pin' || event.kind === 'digest') && recalls.has(event.message),
    )
    expect(kept).toEqual([])
  })

  test('reactions and marks of 精华 come after their message, each person reacting once', () => {
    const signs = events.filter(({ kind }) => kind === 'reaction' || kind === 'digest' || kind === 'pin') as Sign[]
    expect(signs.filter(({ message, at }) => !((named.get(message)?.at ?? at) < at))).toEqual([])
    expect(new Set(signs.map(({ kind, message, by }) => `${kind} ${message} ${by}`)).size).toBe(signs.length)
  })

  test('votes fall on an option of an open poll, one each', () => {
    const polls = new Map(events.flatMap((event) => (event.kind === 'poll' ? [[event.key, event]] : [])))
    const votes = events.filter((event) => event.kind === 'vote')
    expect(votes.length).toBeGreaterThan(100)
    for (const vote of votes) {
      const poll = polls.get(vote.poll)
      expect(poll?.group).toBe(vote.group)
      expect(poll?.options[vote.option]).toBeDefined()
      expect((poll?.at ?? '') < vote.at).toBe(true)
    }
    expect(new Set(votes.map(({ poll, by }) => `${poll} ${by}`)).size).toBe(votes.length)
  })

  test('keys are unique, and mentions are written where they are meant', () => {
    const keys = events.flatMap((event) => (event.kind === 'message' || event.kind === 'poll' ? [event.key] : []))
    expect(new Set(keys).size).toBe(keys.length)
    const names = new Map(life.people.map(({ key, name }) => [key, name]))
    for (const { text, mentions = [], all } of messages) {
      for (const person of mentions) expect(text).toContain(`@${names.get(person)}`)
      if (all) expect(text.startsWith('@所有人')).toBe(true)
    }
  })
})
