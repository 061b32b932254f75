import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareArms, holm } from '../experiments/compare.ts'
import { compareByCuped } from '../experiments/cuped.ts'
import { valuePolicy } from '../experiments/off-policy.ts'
import { likelihoodRatio, sampleSize, sequentialRatio, stopAt } from '../experiments/sequential.ts'
import { checkSampleRatio } from '../experiments/srm.ts'
import { momentsOfValues } from '../experiments/moments.ts'
import { mulberry32 } from '../random.ts'

const ones = (k: number, n: number) => Array.from({ length: n }, (_, at) => Number(at < k))

test('arms that did not get their shares', () => {
  expect(checkSampleRatio([10586, 10778, 10636])).toMatchObject({ chi2: expect.closeTo(1.86025, 5), ok: true })
  expect(checkSampleRatio([900, 1100]).ok).toBe(false)
  expect(checkSampleRatio([900, 9900], [1, 11]).ok).toBe(true)
  expect(checkSampleRatio([])).toEqual({ chi2: 0, p: 1, ok: true })
})

test('proportions by the pooled z', () => {
  const { statistic, low, high, test: kind, p } = compareArms({ arm: ones(60, 400), control: ones(40, 400) })
  expect([kind, statistic.toFixed(4), low.toFixed(4), high.toFixed(4), p.toFixed(4)]).toEqual([
    'z',
    '2.1381',
    '0.0043',
    '0.0957',
    '0.0325',
  ])
})

test('means by Welch', () => {
  const { statistic, p, test: kind } = compareArms({ arm: [3, 4, 5, 6, 9], control: [1, 2, 2, 3, 4, 2.5] })
  // t = (5.4 − 2.41667)/√(5.3/5 + 1.0416667/6) with 5.3 degrees of freedom.
  expect([kind, statistic.toFixed(3)]).toEqual(['welch', (2.9833333 / Math.sqrt(5.3 / 5 + 1.0416667 / 6)).toFixed(3)])
  expect(p).toBeGreaterThan(0.03)
  expect(p).toBeLessThan(0.06)
})

test('CUPED takes off what was known before, and nothing where x is constant', () => {
  const chance = mulberry32(3)
  const rows = (gain: number) =>
    Array.from({ length: 800 }, () => {
      const x = 10 * chance()
      return { x, y: 2 * x + chance() + gain }
    })
  const cuped = compareByCuped(rows(0.3), rows(0))
  expect(cuped?.theta).toBeCloseTo(2, 1)
  expect(cuped?.difference).toBeCloseTo(0.3, 1)
  expect(cuped?.cut).toBeGreaterThan(0.99)
  expect(compareByCuped([{ x: 1, y: 2 }], [{ x: 1, y: 3 }])).toBeNull()
})

test('looking often: the ratio of a known toy, and few false alarms', () => {
  expect(likelihoodRatio(1000, 0.03, 0.2, 0.02)).toBeCloseTo(2.587504, 6)
  expect([likelihoodRatio(0, 1, 1, 1), likelihoodRatio(9, 1, 0, 1)]).toEqual([1, 1])
  const chance = mulberry32(12)
  let alarms = 0
  for (let trial = 0; trial < 200; trial++) {
    const values = Array.from({ length: 2000 }, () => Number(chance() < 0.2))
    const looks = [200, 400, 600, 800, 1000].map((n) =>
      sequentialRatio(momentsOfValues(values.slice(0, n)), momentsOfValues(values.slice(1000, 1000 + n)), 0.05),
    )
    if (looks.some((ratio) => ratio >= stopAt)) alarms += 1
  }
  expect(alarms).toBeLessThanOrEqual(10)
  expect(sampleSize(0.05, 0.06)).toBe(8155)
})

test('several metrics: the smallest p counts as many times as there are', () => {
  expect(holm([0.01, 0.04, 0.03]).map((p) => Number(p.toFixed(6)))).toEqual([0.03, 0.06, 0.06])
  expect(holm([])).toEqual([])
})

test('a policy is valued from another log only where the log speaks of it', () => {
  const chance = mulberry32(7)
  const log = Array.from({ length: 6000 }, () => {
    const arm = chance() < 0.5 ? 0 : 1
    return { reward: Number(chance() < (arm ? 0.4 : 0.1)), propensity: 0.5, chance: arm ? 0.9 : 0.1 }
  })
  const value = valuePolicy(log)
  expect(value.snips).toBeCloseTo(0.37, 1)
  expect(value.refused).toBe(false)
  const rare = valuePolicy(log.map((one, at) => ({ ...one, propensity: at % 100 ? 0.99 : 0.001 })))
  expect([rare.refused, rare.ess < 1000]).toEqual([true, true])
  expect(valuePolicy([])).toMatchObject({ ips: 0, snips: 0, ess: 0, refused: true })
})

test('any values, none, alike, huge, give numbers', () => {
  const values = fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -1e9, max: 1e9, noNaN: true })), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(values, values, (arm, control) => {
      const { p, statistic, low, high } = compareArms({ arm, control })
      expect(p >= 0 && p <= 1 && !Number.isNaN(statistic) && low <= high).toBe(true)
      const ratio = sequentialRatio(momentsOfValues(arm), momentsOfValues(control), 0.02)
      expect(Number.isNaN(ratio)).toBe(false)
    }),
  )
})
