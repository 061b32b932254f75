import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CategoryId, Coupon, ProductId } from '../contract.ts'
import { couponDiscount } from './coupon-discount.ts'
import { sumUp } from './quote.ts'

const line = fc.record({
  unitFen: fc.integer({ min: 0, max: 1_000_000 }),
  quantity: fc.integer({ min: 1, max: 99 }),
  freightFen: fc.integer({ min: 0, max: 5000 }),
  discountable: fc.boolean(),
  productId: fc.constantFrom('a', 'b', 'c'),
  categoryId: fc.constantFrom('x', null),
})
const off = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), fen: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record({
    kind: fc.constant('share' as const),
    share: fc.integer({ min: 1, max: 9999 }),
    mostFen: fc.integer({ min: 1, max: 100_000 }),
  }),
)
const scope: fc.Arbitrary<Coupon['scope']> = fc.oneof(
  fc.constant<Coupon['scope']>({ kind: 'all' }),
  fc.constant<Coupon['scope']>({ kind: 'product', ids: ['a' as ProductId] }),
  fc.constant<Coupon['scope']>({ kind: 'category', ids: ['x' as CategoryId] }),
)

test('the shares of a coupon sum up to the discount to the fen, and only lines it is for bear it', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      off,
      scope,
      fc.integer({ min: 0, max: 50_000 }),
      (lines, taken, within, thresholdFen) => {
        const found = couponDiscount({ off: taken, scope: within, thresholdFen }, lines)
        if (!found) return
        const priced = lines.map((one, place) => ({ ...one, discountable: found.bears[place] ?? false }))
        const sum = sumUp(priced, found.fen, true)
        expect(sum.discounts.reduce((so, far) => so + far, 0)).toBe(found.fen)
        expect(sum.discountFen).toBe(found.fen)
        for (const [place, share] of sum.discounts.entries()) if (!found.bears[place]) expect(share).toBe(0)
        expect(sum.totalFen).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test('below its threshold it takes nothing off; a share is limited', () => {
  const lines = [{ unitFen: 9999, quantity: 1, discountable: true, productId: 'a', categoryId: null }]
  const share = { kind: 'share' as const, share: 1000, mostFen: 500 }
  expect(couponDiscount({ off: share, scope: { kind: 'all' }, thresholdFen: 10_000 }, lines)).toBeNull()
  expect(couponDiscount({ off: share, scope: { kind: 'all' }, thresholdFen: 9999 }, lines)?.fen).toBe(500)
})
