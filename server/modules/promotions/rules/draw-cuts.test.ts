import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mulberry32 } from '../../../science/random.ts'
import { drawCuts, type Stream } from './draw-cuts.ts'

const streamOf = (seed: number): Stream => {
  const random = mulberry32(seed)
  return () => Math.floor(random() * 2 ** 32)
}
const sum = (all: readonly number[]) => all.reduce((so, far) => so + far, 0)
const shape = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100_000 }), fc.nat())
  .map(([people, more, seed]) => ({ people, gap: people + more, seed }))

test('every cut is a fen at least and their sum is exactly the gap', () => {
  fc.assert(
    fc.property(shape, ({ people, gap, seed }) => {
      const cuts = drawCuts(gap, { people, largestFen: null, stages: null }, streamOf(seed))
      expect(cuts).toHaveLength(people)
      expect(Math.min(...cuts)).toBeGreaterThanOrEqual(1)
      expect(sum(cuts)).toBe(gap)
    }),
  )
})

test('no cut is beyond the largest one allowed, however narrow it is', () => {
  fc.assert(
    fc.property(shape, fc.double({ min: 0, max: 1, noNaN: true }), ({ people, gap, seed }, room) => {
      fc.pre(people >= 3)
      const least = Math.ceil(gap / people)
      const largestFen = least + Math.floor((gap - least) * room)
      const cuts = drawCuts(gap, { people, largestFen, stages: null }, streamOf(seed))
      expect(Math.max(...cuts)).toBeLessThanOrEqual(largestFen)
      expect(Math.min(...cuts)).toBeGreaterThanOrEqual(1)
      expect(sum(cuts)).toBe(gap)
    }),
  )
})

test('with stages the first cuts share exactly their part', () => {
  const cuts = drawCuts(9000, { people: 10, largestFen: null, stages: { first: 3, share: 6000 } }, streamOf(1))
  expect(sum(cuts.slice(0, 3))).toBe(5400)
  expect(sum(cuts.slice(3))).toBe(3600)
})

test('one person takes all; as many people as fen take one each', () => {
  expect(drawCuts(7, { people: 1, largestFen: null, stages: null }, streamOf(1))).toEqual([7])
  expect(drawCuts(5, { people: 5, largestFen: null, stages: null }, streamOf(1))).toEqual([1, 1, 1, 1, 1])
})

test('each sum of cuts is as likely as any other: the first cut of two is uniform', () => {
  const counts = new Map<number, number>()
  const stream = streamOf(3)
  for (let n = 0; n < 8000; n += 1) {
    const [first = 0] = drawCuts(5, { people: 2, largestFen: null, stages: null }, stream)
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  for (const cut of [1, 2, 3, 4]) expect(Math.abs((counts.get(cut) ?? 0) - 2000)).toBeLessThan(200)
})
