import { expect, test } from 'vitest'
import type { CategoryId, Coupon, ProductId, TakenCoupon } from '../../../../server/modules/commerce/contract.ts'
import type { Wanted } from './offers.ts'
import { usableCoupons } from './usable-coupons.ts'

const now = Date.parse('2026-11-22T08:00:00Z')
const wanted = (words: object = {}): Wanted =>
  ({
    product: { id: 'prd_a', categoryId: 'cat_a', couponsAllowed: true, ...words },
    variant: { priceFen: 3000, prices: [] },
    quantity: 2,
  }) as unknown as Wanted // what coupons do not look at is left out
const taken = (coupon: Partial<Coupon>, words: Partial<TakenCoupon> = {}): TakenCoupon =>
  ({
    id: 'tcp',
    state: 'unused',
    validFrom: '2026-11-01T00:00:00Z',
    validTo: '2026-12-01T00:00:00Z',
    coupon: { off: { kind: 'amount', fen: 1000 }, scope: { kind: 'all' }, thresholdFen: 0, ...coupon },
    ...words,
  }) as TakenCoupon
const offs = (all: TakenCoupon[], lines = [wanted()]) => usableCoupons(all, lines, now).map(({ fen }) => fen)

test('the one that takes most off comes first; a share is limited', () => {
  const share = (mostFen: number) => taken({ off: { kind: 'share', share: 2000, mostFen } })
  expect(offs([taken({}), share(9999), share(500)])).toEqual([1200, 1000, 500])
})

test('below its threshold, for other goods, used or expired: not offered', () => {
  expect(offs([taken({ thresholdFen: 6001 })])).toEqual([])
  expect(offs([taken({ thresholdFen: 6000 })])).toEqual([1000])
  expect(offs([taken({ scope: { kind: 'product', ids: ['prd_b' as ProductId] } })])).toEqual([])
  expect(offs([taken({ scope: { kind: 'category', ids: ['cat_a' as CategoryId] } })])).toEqual([1000])
  expect(offs([taken({}, { state: 'used' }), taken({}, { validTo: '2026-11-22T08:00:00Z' })])).toEqual([])
  expect(offs([taken({})], [wanted({ couponsAllowed: false })])).toEqual([])
})

test('it never takes off more than the goods it is for cost', () => {
  expect(offs([taken({ off: { kind: 'amount', fen: 99_999 } })])).toEqual([6000])
})

test('pieces at the price of an activity bear none of it, nor do they count for a threshold', () => {
  const bound = (dealQuantity: number) => [{ ...wanted(), dealQuantity }]
  expect(offs([taken({ thresholdFen: 3001 })], bound(1))).toEqual([])
  expect(offs([taken({ off: { kind: 'amount', fen: 9999 } })], bound(1))).toEqual([3000])
  expect(offs([taken({})], bound(2))).toEqual([])
})
