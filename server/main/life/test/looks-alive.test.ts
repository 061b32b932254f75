import { describe, expect, test } from 'vitest'
import type { LifeMessage } from '../life.ts'
import { dayMs, sampleOf } from './sample.ts'

const hourOf = (at: string) => (new Date(at).getUTCHours() + 8) % 24

describe.each([20261121, 4])('seed %i: it looks like life', (seed) => {
  const { life, events, messages, messagesIn, dayOf } = sampleOf(seed)

  test('three circles, twelve groups of 20 to 180 people, about 400 people, 25,000 to 32,000 messages', () => {
    expect(life.circles).toHaveLength(3)
    expect(life.groups).toHaveLength(12)
    expect(life.communities).toHaveLength(11)
    expect(Math.abs(life.people.length - 400)).toBeLessThan(25)
    expect(messages.length).toBeGreaterThan(25_000)
    expect(messages.length).toBeLessThan(32_000)
    for (const { key, cap } of life.groups) {
      const seats = life.seats.filter(({ group, leftAt }) => group === key && !leftAt).length
      expect(seats).toBeGreaterThanOrEqual(19)
      expect(seats).toBeLessThanOrEqual(Math.min(180, cap))
    }
  })

  test('every group has one owner, who founded it; names are unlike; the visitor’s roles are taken', () => {
    for (const group of life.groups) {
      const owners = life.seats.filter((seat) => seat.group === group.key && seat.role === 'owner')
      expect(owners).toHaveLength(1)
      expect(owners[0]?.joinedAt).toBe(group.foundedAt)
    }
    expect(new Set(life.people.map(({ name }) => name)).size).toBe(life.people.length)
    expect(life.people.every(({ name }) => name.trim() === name && name.length > 0 && name.length <= 64)).toBe(true)
    expect(life.people.find(({ key }) => key === life.leads.owner)?.staff).toBe(true)
    expect(
      life.seats.filter(({ person, leftAt }) => person === life.leads.member && !leftAt).length,
    ).toBeGreaterThanOrEqual(3)
  })

  test('a tenth of the people write most of it, half of them next to nothing, some nothing at all', () => {
    const counts = new Map(life.people.map(({ key }) => [key, 0]))
    for (const { by } of messages) counts.set(by, (counts.get(by) ?? 0) + 1)
    const sorted = [...counts.values()].sort((a, b) => b - a)
    const shareOf = (part: number[]) => part.reduce((sum, count) => sum + count, 0) / messages.length
    expect(shareOf(sorted.slice(0, Math.round(sorted.length / 10)))).toBeGreaterThan(0.55)
    expect(shareOf(sorted.slice(sorted.length / 2))).toBeLessThan(0.1)
    expect(sorted.filter((count) => count === 0).length).toBeGreaterThan(20)
  })

  test('hours: quiet before dawn, a peak at noon and a higher one in the evening, night owls after midnight', () => {
    const hours = Map.groupBy(messages, ({ at: moment }) => hourOf(moment))
    const at = (hour: number) => (hours.get(hour)?.length ?? 0) / messages.length
    expect(at(12)).toBeGreaterThan(1.2 * at(10))
    expect(at(21)).toBeGreaterThan(at(12))
    expect(at(0)).toBeGreaterThan(0.01)
    expect(at(3) + at(4)).toBeLessThan(0.01)
    const owls = new Set(messages.filter(({ at: moment }) => hourOf(moment) < 2).map(({ by }) => by))
    expect(owls.size).toBeGreaterThan(20)
  })

  test('a good half of the answers carry the native reply', () => {
    const answers = messages.filter((message) => message.answers)
    const share = answers.filter(({ replyTo }) => replyTo).length / answers.length
    expect(share).toBeGreaterThan(0.5)
    expect(share).toBeLessThan(0.65)
    expect(answers.filter(({ mentions }) => mentions).length).toBeGreaterThan(1000)
  })

  test('questions are answered at once, late, or never', () => {
    const firstAnswer = new Map<string, LifeMessage>()
    for (const message of messages)
      if (message.answers && !firstAnswer.has(message.answers)) firstAnswer.set(message.answers, message)
    const waits = messages
      .filter(({ mark }) => mark === 'question')
      .map(({ key, at }) => waitFor(firstAnswer.get(key), at))
    expect(waits.length).toBeGreaterThan(600)
    const share = (fits: (wait: number) => boolean) => waits.filter(fits).length / waits.length
    expect(share((wait) => wait <= 300_000)).toBeGreaterThan(0.4)
    expect(share((wait) => wait > 300_000 && wait < Infinity)).toBeGreaterThan(0.15)
    expect(share((wait) => wait === Infinity)).toBeGreaterThan(0.1)
  })

  test('the same sentence is heard at most twice within a week of a group, adverts aside', () => {
    for (const { key } of life.groups) {
      const days = new Map<string, number[]>()
      for (const { text, mark, at } of messagesIn(key)) {
        if (mark === 'advert' || text.length <= 8) continue
        days.set(text, [...(days.get(text) ?? []), dayOf(at)])
      }
      expect([...days].filter(([, said]) => mostInWeek(said) > 2)).toEqual([])
    }
  })

  test('check-ins count their days upwards, one a day', () => {
    const checkIns = Map.groupBy(
      messagesIn('run').filter(({ mark }) => mark === 'check_in'),
      ({ by }) => by,
    )
    expect(checkIns.size).toBeGreaterThan(12)
    for (const own of checkIns.values()) {
      expect(new Set(own.map(({ at }) => Math.round(Date.parse(at) / dayMs))).size).toBeGreaterThanOrEqual(
        own.length - 2,
      )
      expect(own.every(({ topic }) => topic === '每日打卡')).toBe(true)
    }
  })

  test('newcomers are welcomed, introduce themselves, and some wait for an answer in vain', () => {
    const intros = messages.filter(({ mark }) => mark === 'intro')
    const answered = new Set(messages.flatMap(({ answers }) => (answers ? [answers] : [])))
    expect(intros.length).toBeGreaterThan(60)
    expect(intros.some(({ key }) => answered.has(key)) && intros.some(({ key }) => !answered.has(key))).toBe(true)
    expect(messages.filter(({ mark }) => mark === 'welcome').length).toBeGreaterThan(60)
  })

  test('topics of messages are topics of their group; English is heard too', () => {
    const topics = new Map(life.groups.map((group) => [group.key, group.topics]))
    expect(messages.filter(({ topic, group }) => topic && !topics.get(group)?.includes(topic))).toEqual([])
    expect(messages.filter(({ text }) => /^[A-Za-z ,.'!?]{20,}$/.test(text)).length).toBeGreaterThan(5)
    expect(events.some(({ kind }) => kind === 'digest')).toBe(true)
  })
})

function waitFor(answer: LifeMessage | undefined, since: string): number {
  return answer ? Date.parse(answer.at) - Date.parse(since) : Infinity
}

/** The most often something was said within any seven days. */
function mostInWeek(days: number[]): number {
  return Math.max(...days.map((day) => days.filter((other) => other >= day && other < day + 7).length))
}
