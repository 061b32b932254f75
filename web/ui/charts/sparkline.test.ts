import { expect, test } from 'vitest'
import { lastKnown, sparkPath, yOf } from './sparkline.ts'

test('a line goes from left to right and from bottom to top', () => {
  expect(sparkPath([0, 50, 100], 100, 20, [0, 100])).toBe('M0.0 20.0L50.0 10.0L100.0 0.0')
})
test('days without a value break the line instead of drawing zero', () => {
  expect(sparkPath([null, 100, null, 0], 30, 10, [0, 100])).toBe('M10.0 0.0M30.0 10.0')
})
test('outliers stay inside, flat ranges in the middle', () => {
  expect(yOf(200, 10, 0, 100)).toBe(0)
  expect(yOf(-5, 10, 0, 100)).toBe(10)
  expect(yOf(3, 10, 3, 3)).toBe(5)
})
test('the last known value carries the dot', () => {
  expect(lastKnown([1, 5, null])).toEqual({ at: 1, value: 5 })
  expect(lastKnown([null])).toBeNull()
})
