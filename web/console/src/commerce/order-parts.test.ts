import { expect, test } from 'vitest'
import { leftToRefund, leftToShip } from './order-parts.ts'
import type { OrderLine } from './shapes.ts'

const line = {
  quantity: 5,
  shippedQuantity: 2,
  refundedQuantity: 1,
  unitFen: 1000,
  discountFen: 300,
  freightFen: 600,
  refundedFen: 1300,
} as OrderLine

test('what left or was given back does not leave again', () => {
  expect(leftToShip(line)).toBe(2)
  expect(leftToShip({ ...line, shippedQuantity: 5 })).toBe(0)
})

test('never more than was paid for a line can be given back', () => {
  expect(leftToRefund(line)).toBe(5000 - 300 + 600 - 1300)
})
