import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenOf, yuanOf } from './fen.ts'

test.each([
  ['0', 0],
  ['19.9', 1990],
  ['0.07', 7],
  ['1,288.00', 128_800],
  ['¥ 35', 3500],
  ['１２．５', 1250],
  ['12。5', 1250],
  ['1.005', null],
  ['-3', null],
  ['1e3', null],
  ['', null],
  ['十元', null],
])('“%s” yuan are %s fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})

test('every amount comes back from its field as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
      expect(fenOf(yuanOf(fen))).toBe(fen)
    }),
  )
})
