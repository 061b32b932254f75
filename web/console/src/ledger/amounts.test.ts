import { expect, test } from 'vitest'
import { sayAmount, sayFen } from './amounts.ts'

test.each([
  [0, '¥0.00'],
  [7, '¥0.07'],
  [-1990, '-¥19.90'],
  [123_456_789, '¥1,234,567.89'],
  [null, '–'],
])('%s fen are written %s', (fen, said) => {
  expect(sayFen(fen)).toBe(said)
})

test('points are no money', () => {
  expect(sayAmount(12_000, 'points')).toBe('12,000')
})
