import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Invited, scoreFraud } from '../fission/fraud.ts'
import { structuralVirality, totalReach } from '../fission/virality.ts'
import { collectMemberships } from '../lookalike/memberships.ts'
import { mulberry32 } from '../random.ts'
import { openRecommender } from '../recommend/recommend.ts'

describe('fraud', () => {
  test.each([1, 2, 3])('farms among honest guests are found, careful ones too (seed %d)', (seed) => {
    const chance = mulberry32(seed)
    const honest = Array.from({ length: 600 }, (_, at): Invited => {
      const device = chance() < 0.05 ? `family${Math.floor(at / 2)}` : `d${at}`
      return { user: `h${at}`, inviter: `i${at % 40}`, ts: at * 500, device, actions: chance() < 0.3 ? 0 : 9, buys: 0 }
    })
    const farms = Array.from({ length: 120 }, (_, at): Invited => {
      // Each account of a careful farm shares its device with one other only, and some click about.
      const device = `farm${Math.floor(at / 2)}`
      return {
        user: `f${at}`,
        inviter: `boss${at % 4}`,
        ts: at * 900,
        device,
        actions: chance() < 0.05 ? 5 : 0,
        buys: 0,
      }
    })
    const held = scoreFraud([...honest, ...farms]).filter((one) => one.hold)
    const hits = held.filter((one) => one.user.startsWith('f')).length
    const f1 = (2 * hits) / (held.length + farms.length)
    expect(f1).toBeGreaterThan(0.95)
  })

  test('eleven joins within a minute of one inviter are held, ten are not', () => {
    const joins = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ user: `u${at}`, inviter: 'x', ts: at * 6, actions: 9, buys: 0 }))
    expect(scoreFraud(joins(10)).some((one) => one.hold)).toBe(false)
    expect(scoreFraud(joins(11)).every((one) => one.reasons.includes('joins_in_bursts'))).toBe(true)
    expect(scoreFraud(joins(11).map((one) => ({ ...one, inviter: null }))).some((one) => one.hold)).toBe(false)
    expect(scoreFraud([])).toEqual([])
  })
})

test('a star, a chain, a tree', () => {
  expect(structuralVirality([-1, 0, 0, 0, 0])).toBeCloseTo(1.6, 9)
  expect(structuralVirality([1, 2, 3, 4, -1])).toBeCloseTo(2, 9)
  expect(structuralVirality([-1, 0, 0, 1, 1, 2, 2])).toBeCloseTo(2.285714, 6)
  expect([structuralVirality([]), structuralVirality([-1])]).toEqual([null, null])
  expect([totalReach(100, 0.4), totalReach(100, 1)]).toEqual([expect.closeTo(166.6667, 3), null])
})

test('at most two of one author among ten, whoever sells best', () => {
  const things = Array.from({ length: 30 }, (_, at) => at)
  const taken = collectMemberships(
    things.flatMap((item) => Array.from({ length: 31 - item }, (_, member) => [member, item] as const)),
    32,
    30,
  )
  const authors = things.map((item) => (item < 20 ? 'big' : `small${item % 5}`))
  const recommend = openRecommender({ taken, tags: things.map(() => []), authors, gone: things.map(() => false) })
  const list = recommend(31, 10).map(({ item }) => authors[item])
  expect(list.slice(0, 2)).toEqual(['big', 'big'])
  for (const author of new Set(list)) expect(list.filter((one) => one === author).length).toBeLessThanOrEqual(2)
  expect(list).toHaveLength(10)
})

test('any shelf gives each thing once, none taken or gone, each with a reason', () => {
  const shelf = fc.record({
    pairs: fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 25 }),
    tags: fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), { minLength: 8, maxLength: 8 }),
    gone: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  fc.assert(
    fc.property(shelf, ({ pairs, tags, gone }) => {
      const taken = collectMemberships(pairs, 6, 8)
      const recommend = openRecommender({ taken, tags, gone, authors: tags.map(() => null) })
      for (let member = 0; member < 7; member++) {
        const items = recommend(member, 5).map(({ item }) => item)
        expect(new Set(items).size).toBe(items.length)
        expect(items.some((item) => gone[item] || taken.groupsOf[member]?.includes(item))).toBe(false)
      }
    }),
  )
})
