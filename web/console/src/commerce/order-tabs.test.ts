import { expect, test } from 'vitest'
import { countOf } from './order-tabs.ts'

const counts = { states: { paid: 3, closed: 4 }, toShip: 2 }

test.each([
  ['all', 7],
  ['toShip', 2],
  ['paid', 3],
  ['unpaid', 0],
] as const)('the tab %s counts %i orders', (tab, orders) => {
  expect(countOf(tab, counts)).toBe(orders)
})
