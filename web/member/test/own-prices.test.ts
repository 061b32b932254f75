import { expect, test } from 'vitest'
import { fenTyped, pricesOf } from '../src/promotions/co-selling/own-prices.ts'

test.each([
  ['12', 1200],
  ['12.5', 1250],
  [' 0.05 ', 5],
  ['12.345', null],
  ['-1', null],
  ['十元', null],
  ['', null],
])('“%s” typed as a price', (typed, fen) => expect(fenTyped(typed)).toBe(fen))

const items = [
  { name: '茶', fen: 1200, bounds: { leastFen: 900, mostFen: 1500 } },
  { name: '杯', fen: 500, bounds: null },
]

test('only what differs is told, only where the price is the helper’s, and never outside of its bounds', () => {
  expect(pricesOf(items, { 茶: '15', 杯: '1' })).toEqual([{ name: '茶', fen: 1500 }])
  expect(pricesOf(items, { 茶: '12.00' })).toEqual([])
  for (const typed of ['8.99', '15.01', 'x']) expect(pricesOf(items, { 茶: typed })).toBeNull()
})
