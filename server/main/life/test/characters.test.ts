import { describe, expect, test } from 'vitest'
import { readActivity } from '../../../science/activity.ts'
import { isActiveDay, readLife } from '../../../science/alive.ts'
import { foldStages, type StageDay } from '../../../science/stages.ts'
import { mean, type Sample, sampleOf, speakersByDay } from './sample.ts'

const bornOn = 1000

function stageOf(sample: Sample, group: string) {
  const speakers = speakersByDay(sample, group)
  const founded = sample.life.groups.find(({ key }) => key === group)?.foundedAt ?? sample.life.from
  const first = Math.min(0, sample.dayOf(founded))
  const days = speakers.map((_, day): StageDay => {
    const lived = speakers.slice(0, day + 1)
    const activeDays = lived.flatMap((count, place) => (isActiveDay(count) ? [bornOn + place] : []))
    const { silentDays } = readLife({ bornOn, until: bornOn + day, activeDays })
    return { day: bornOn + day, ageDays: day + 1 - first, silentDays, ...readActivity(lived) }
  })
  return foldStages(days)?.state
}

function groupsOf({ life }: Sample, character: string): string[] {
  return life.groups.filter((group) => group.character === character).map(({ key }) => key)
}

// The sample alliance is founded on whatever day it is: with one seed only the day of the week tells lives apart.
const week = Array.from({ length: 7 }, (_, day) => [20261121, `2026-11-${16 + day}`] as const)

describe.each([...week, [1, '2026-11-20'], [2, '2026-11-20']] as const)(
  'seed %i on %s: each group fares as its character says',
  (seed, today) => {
    const sample = sampleOf(seed, today)
    const rOf = (group: string) => readActivity(speakersByDay(sample, group)).r ?? 0
    const speakersInWeek = (group: string, number: number) =>
      mean(speakersByDay(sample, group).slice(number * 7 + 1, number * 7 + 8))

    test('growing groups gain members and speakers, and read as growing or grown', () => {
      for (const group of groupsOf(sample, 'growing')) {
        const joins = sample.events.filter((event) => event.kind === 'join' && event.group === group)
        expect(joins.length).toBeGreaterThan(40)
        expect(speakersInWeek(group, 4)).toBeGreaterThan(1.3 * speakersInWeek(group, 1))
        expect(rOf(group)).toBeGreaterThan(0.85)
      }
    })

    test('steady groups keep every week within a quarter of their mean', () => {
      for (const group of groupsOf(sample, 'steady')) {
        const weeks = [1, 2, 3, 4].map((number) => speakersInWeek(group, number))
        for (const one of weeks) expect(Math.abs(one / mean(weeks) - 1)).toBeLessThan(0.25)
        expect(rOf(group)).toBeGreaterThan(0.7)
      }
    })

    test('cooling groups fall below six tenths of their peak, after the key person said goodbye on day 20', () => {
      for (const group of groupsOf(sample, 'cooling')) {
        expect(rOf(group)).toBeLessThan(0.6)
        expect(stageOf(sample, group)).toBe('stage_decline')
        expect(ranksOfThoseWhoLeftOnDay20(group)).toContainEqual(expect.toSatisfy((rank: number) => rank < 4))
      }
    })

    test('the dead group has no active day for a fortnight, though somebody calls into it', () => {
      for (const group of groupsOf(sample, 'dead')) {
        const speakers = speakersByDay(sample, group)
        expect(speakers.slice(0, 12).every(isActiveDay)).toBe(true)
        expect(speakers.slice(16).some(isActiveDay)).toBe(false)
        expect(speakers.slice(16).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
        expect(stageOf(sample, group)).toBe('stage_silent')
      }
    })

    test('the quarrelling group has heated exchanges on several days, stopped by somebody in charge', () => {
      for (const group of groupsOf(sample, 'quarrelling')) {
        const heated = Map.groupBy(
          sample.messagesIn(group).filter(({ mark }) => mark === 'dispute'),
          ({ thread }) => thread,
        )
        expect(heated.size).toBeGreaterThanOrEqual(5)
        for (const words of heated.values()) {
          const [one, other] = [...Map.groupBy(words, ({ by }) => by).values()]
            .map(({ length }) => length)
            .sort((a, b) => b - a)
          expect(words.length).toBeGreaterThanOrEqual(8)
          expect((one ?? 0) + (other ?? 0)).toBeGreaterThan(words.length / 2)
          expect(Date.parse(words.at(-1)?.at ?? '') - Date.parse(words[0]?.at ?? '')).toBeLessThan(20 * 60_000)
        }
        const insults = new Set(sample.messagesIn(group).flatMap(({ mark, key }) => (mark === 'dispute' ? [key] : [])))
        expect(
          sample.events.filter((event) => event.kind === 'recall' && insults.has(event.message)).length,
        ).toBeGreaterThan(4)
        expect(sample.events.filter((event) => event.kind === 'leave' && event.group === group).length).toBeGreaterThan(
          3,
        )
      }
    })

    test('the flooded group sinks in adverts of newcomers, some recalled and shown out by somebody in charge', () => {
      for (const group of groupsOf(sample, 'flooded')) {
        const late = sample.messagesIn(group).filter(({ at }) => sample.dayOf(at) >= 22)
        const adverts = late.filter(({ mark }) => mark === 'advert')
        expect(adverts.length / late.length).toBeGreaterThan(0.3)
        const removed = sample.events.filter(
          (event) => event.kind === 'leave' && event.group === group && event.removedBy,
        )
        expect(removed.length).toBeGreaterThan(5)
        const posted = new Set(sample.messagesIn(group).flatMap(({ mark, key }) => (mark === 'advert' ? [key] : [])))
        const recalled = sample.events.filter((event) => event.kind === 'recall' && posted.has(event.message))
        expect(recalled.length / posted.size).toBeGreaterThan(0.2)
        expect(recalled.length / posted.size).toBeLessThan(0.7)
      }
      expect(
        sample.messages.filter(({ mark, group }) => mark === 'advert' && !groupsOf(sample, 'flooded').includes(group)),
      ).toEqual([])
    })

    /** Place among the group's writers up to then; 0 wrote most. */
    function ranksOfThoseWhoLeftOnDay20(group: string): number[] {
      const before = Map.groupBy(
        sample.messagesIn(group).filter(({ at }) => sample.dayOf(at) < 20),
        ({ by }) => by,
      )
      const ranked = [...before].sort(([, a], [, b]) => b.length - a.length).map(([person]) => person)
      const left = sample.events.filter(
        (event) => event.kind === 'leave' && event.group === group && sample.dayOf(event.at) === 20,
      )
      return left
        .map((event) => (event.kind === 'leave' ? ranked.indexOf(event.person) : -1))
        .filter((rank) => rank >= 0)
    }
  },
)
