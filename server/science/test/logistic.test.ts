import fc from 'fast-check'
import { expect, test } from 'vitest'
import { churnSigns, fitChurn, hasLeft } from '../churn.ts'
import { areaUnderCurve } from '../numerics/auc.ts'
import { chanceOf, fitLogistic } from '../numerics/logistic.ts'
import { mulberry32 } from '../random.ts'

test('finds the weights that made the cases', () => {
  const chance = mulberry32(2)
  const cases = Array.from({ length: 6000 }, () => {
    const x = [10 * chance(), 5 + chance()]
    return { x, y: chance() < 1 / (1 + Math.exp(-(0.6 * (x[0] as number) - 3))) }
  })
  const model = fitLogistic(cases)
  expect((model.weights[0] ?? 0) / (model.deviations[0] ?? 1)).toBeCloseTo(0.6, 1)
  expect(chanceOf(model, [5, 5.5])).toBeCloseTo(0.5, 1)
})

test('the area under the curve, ties counting half', () => {
  expect(areaUnderCurve([1, 2, 3, 4], [false, true, false, true])).toBe(0.75)
  expect(areaUnderCurve([1, 1, 1], [false, true, true])).toBe(0.5)
  expect([areaUnderCurve([1], [true]), areaUnderCurve([], [])]).toEqual([null, null])
})

test('any cases, none, alike, or far apart, give a chance', () => {
  const one = fc.record({
    x: fc.tuple(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constantFrom(0, 1)),
    y: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (cases) => {
      const p = chanceOf(fitLogistic(cases), [3, 1])
      expect(p >= 0 && p <= 1).toBe(true)
    }),
  )
})

test('a member has left after 28 silent days that are more than twice the usual gap', () => {
  const days = (...row: number[]) => row.map((day) => ({ day, messages: 1 }))
  expect(hasLeft(days(1, 2, 3), 30)).toBe(false)
  expect(hasLeft(days(1, 2, 3), 31)).toBe(true)
  expect(hasLeft(days(1, 21, 41), 75)).toBe(false)
  expect(hasLeft(days(1, 21, 41), 82)).toBe(true)
  expect(hasLeft([], 82)).toBe(false)
  expect(
    churnSigns(
      [
        { day: 1, messages: 9 },
        { day: 11, messages: 2 },
        { day: 31, messages: 3 },
      ],
      40,
    ),
  ).toEqual([9, -1, 9 / 16, Math.log(4)])
})

test('the rarer and longer ago, the likelier to fall silent', () => {
  const cases = Array.from({ length: 200 }, (_, at) => ({ signs: [at % 28, -(at % 9), 1, 1], left: at % 28 > 12 }))
  const model = fitChurn(cases)
  expect(chanceOf(model, [25, -1, 1, 1])).toBeGreaterThan(chanceOf(model, [1, -8, 1, 1]))
})
