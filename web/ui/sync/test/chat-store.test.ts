import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEvents, comparable, fromFresh } from '../chat-store.ts'
import { isBehind, standingAnnouncement } from '../chat-view.ts'
import { withOlder } from '../pages.ts'
import { blankMessage, makeGroup, me, type Step } from './group-model.ts'

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('say' as const),
      by: fc.constantFrom(0 as const, 1 as const, 2 as const),
      announces: fc.boolean(),
      mentionsMe: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('edit' as const, 'recall' as const, 'pin' as const, 'unpin' as const, 'react' as const),
      which: fc.nat(200),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('topic' as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant({ does: 'join' as const }) },
)

function groupAfter(steps: Step[]) {
  const group = makeGroup()
  for (const each of steps) group.take(each)
  return group
}

describe('old state + events = fresh state', () => {
  test('for every history, wherever the old state was taken', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(step, { maxLength: 60 }), (before, after) => {
        const group = groupAfter(before)
        const old = fromFresh(group.fresh(), me)
        for (const each of after) group.take(each)
        const caughtUp = applyEvents(old, group.events.slice(old.seq))
        expect(comparable(caughtUp, 10)).toEqual(comparable(fromFresh(group.fresh(), me), 10))
      }),
      { numRuns: 200 },
    )
  })

  test('when events come shuffled, twice and in pieces', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 50 }), fc.infiniteStream(fc.nat(1000)), (steps, dice) => {
        const group = makeGroup()
        const old = fromFresh(group.fresh(), me)
        for (const each of steps) group.take(each)
        const dealt = [...group.events, ...group.events]
          .map((event) => ({ event, rank: dice.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ event }) => event)
        let view = old
        while (dealt.length) view = applyEvents(view, dealt.splice(0, 1 + ((dice.next().value as number) % 5)))
        expect(isBehind(view)).toBe(false)
        expect(comparable(view, 10)).toEqual(comparable(fromFresh(group.fresh(), me), 10))
      }),
      { numRuns: 200 },
    )
  })

  test('loading older pages at any moment keeps the window equal to the group', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 20, maxLength: 80 }),
        fc.array(fc.tuple(step, fc.nat(3)), { maxLength: 30 }),
        (before, mixed) => {
          const group = groupAfter(before)
          let view = fromFresh(group.fresh(5), me)
          for (const [each, choice] of mixed) {
            // The page is read first and arrives after the event: the event must win.
            const page =
              choice === 0 && view.messages[0] && view.older ? group.pageBefore(view.messages[0].id, 4) : null
            group.take(each)
            view = applyEvents(view, group.events.slice(view.seq))
            if (page) view = withOlder(view, page)
          }
          const first = view.messages[0]?.number ?? 1
          expect(view.messages).toEqual(group.messages.slice(first - 1))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a gap', () => {
  test('is noticed, holds later events back, and closes', () => {
    const group = groupAfter(Array.from({ length: 6 }, () => ({ does: 'say', by: 1 }) as Step))
    const empty = makeGroup().fresh()
    const view = applyEvents(
      fromFresh(empty, me),
      [group.events[0], group.events[3], group.events[2]].filter((e) => e !== undefined),
    )
    expect(view.seq).toBe(1)
    expect(view.messages).toHaveLength(1)
    expect(isBehind(view)).toBe(true)
    const whole = applyEvents(view, group.events.slice(1, 2))
    expect(whole.seq).toBe(4)
    expect(isBehind(whole)).toBe(false)
  })
})

describe('unread', () => {
  test('others count, mine do not, mentions of me and of all count twice over', () => {
    const group = makeGroup()
    const old = fromFresh(group.fresh(), me)
    group.say({ does: 'say', by: 1 })
    group.say({ does: 'say', by: 2, mentionsMe: true })
    expect(applyEvents(old, group.events).cursor).toEqual({ readNumber: 0, unread: 2, mentions: 1 })
  })
  test('editing an old message does not make it unread again', () => {
    const group = makeGroup()
    group.say({ does: 'say', by: 1 })
    const old = fromFresh(group.fresh(), me)
    group.take({ does: 'edit', which: 0 })
    expect(applyEvents(old, group.events).cursor.unread).toBe(0)
  })
  test('a recalled message no longer calls me', () => {
    const group = makeGroup()
    const old = fromFresh(group.fresh(), me)
    group.say({ does: 'say', by: 1, mentionsMe: true })
    group.take({ does: 'recall', which: 0 })
    expect(applyEvents(old, group.events).cursor).toEqual({ readNumber: 0, unread: 1, mentions: 0 })
  })
  test('saying something myself means I have read', () => {
    const group = makeGroup()
    const old = fromFresh(group.fresh(), me)
    group.say({ does: 'say', by: 1 })
    group.say({ does: 'say', by: 0 })
    expect(applyEvents(old, group.events).cursor).toEqual({ readNumber: 2, unread: 0, mentions: 0 })
  })
})

test('a topic counts what is said in it, and what its own event told already only once', () => {
  const group = makeGroup()
  group.take({ does: 'topic', which: 0 })
  const old = fromFresh(group.fresh(), me)
  const topicId = old.topics[0]?.id ?? null
  const [first, second] = [blankMessage(2, me), blankMessage(4, me)].map((message) => ({ ...message, topicId }))
  const topic = { ...old.topics[0], messages: 1, lastAt: first?.at } as (typeof old.topics)[number]
  const view = applyEvents(old, [
    { seq: 2, kind: 'topic', topic },
    { seq: 3, kind: 'message', message: first as typeof first & object },
    { seq: 4, kind: 'message', message: second as typeof first & object },
  ])
  expect(view.topics).toMatchObject([{ messages: 2, lastAt: second?.at }])
})

test('a recalled announcement is no longer shown', () => {
  const group = makeGroup()
  group.say({ does: 'say', by: 1, announces: true })
  const old = fromFresh(group.fresh(), me)
  expect(standingAnnouncement(old)?.number).toBe(1)
  group.take({ does: 'recall', which: 0 })
  expect(standingAnnouncement(applyEvents(old, group.events))).toBeNull()
})
