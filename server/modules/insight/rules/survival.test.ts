import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestGroups, type PresetLifetime, survivalOf } from './survival.ts'

const lifetime = fc.record({
  t: fc.oneof(fc.constant(0.5), fc.integer({ min: 1, max: 400 })),
  died: fc.boolean(),
  preset: fc.constantFrom('interest', 'knowledge', 'product'),
}) as fc.Arbitrary<PresetLifetime>

test('any groups: shares fall from 1 within their band, numbers are told or null, never broken', () => {
  fc.assert(
    fc.property(fc.array(lifetime, { maxLength: 60 }), (lifetimes) => {
      const { curve, groups, died, median, meanSoFar, longest, weibull, presets, comparison } = survivalOf(lifetimes)
      expect(groups).toBe(lifetimes.length)
      expect(died).toBe(lifetimes.filter((one) => one.died).length)
      expect(curve.every(({ share, low, high }) => low <= share + 1e-12 && share <= high + 1e-12)).toBe(true)
      expect(curve.every(({ share }, at) => share < (curve[at - 1]?.share ?? 1.0001))).toBe(true)
      if (groups < fewestGroups) expect([curve, median, meanSoFar, weibull]).toEqual([[], null, null, null])
      else expect(meanSoFar).toBeLessThanOrEqual(longest)
      for (const number of [weibull?.mean ?? 0, weibull?.median ?? 0, comparison?.p ?? 0]) expect(number).not.toBeNaN()
      expect(presets.every((one) => one.groups >= fewestGroups)).toBe(true)
    }),
  )
})
