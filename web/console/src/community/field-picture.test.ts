import { expect, test } from 'vitest'
import { activeShare, shareAxis } from './field-picture.ts'

test('people who left after speaking cannot push the share above one', () => {
  expect(activeShare({ speakers7: 12, seats: 40 })).toBe(0.3)
  expect(activeShare({ speakers7: 12, seats: 10 })).toBe(1)
  expect(activeShare({ speakers7: 3, seats: 0 })).toBe(0)
})
test('an axis ends a little above the largest value, on a round step, and at most at 100 %', () => {
  expect(shareAxis([0.21, 0.33])).toEqual({ top: 0.4, step: 0.1 })
  expect(shareAxis([0.38]).top).toBeCloseTo(0.5)
  expect(shareAxis([0.65])).toEqual({ top: 0.8, step: 0.2 })
  expect(shareAxis([0.98])).toEqual({ top: 1, step: 0.2 })
  expect(shareAxis([])).toEqual({ top: 0.2, step: 0.1 })
})
