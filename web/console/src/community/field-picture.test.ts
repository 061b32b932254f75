import { expect, test } from 'vitest'
import { activeShare, niceTop } from './field-picture.ts'

test('people who left after speaking cannot push the share above one', () => {
  expect(activeShare({ speakers7: 12, seats: 40 })).toBe(0.3)
  expect(activeShare({ speakers7: 12, seats: 10 })).toBe(1)
  expect(activeShare({ speakers7: 3, seats: 0 })).toBe(0)
})
test('an axis ends a little above the largest value and at most at 100 %', () => {
  expect(niceTop([0.21, 0.33])).toBe(0.4)
  expect(niceTop([0.38])).toBe(0.5)
  expect(niceTop([0.98])).toBe(1)
  expect(niceTop([])).toBe(0.2)
})
