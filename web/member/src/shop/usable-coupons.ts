/** Which of my coupons lower an order, and by how much, as far as a page can tell before the server is asked. */
import type { Coupon, TakenCoupon } from '../../../../server/modules/commerce/contract.ts'
import { unitFenOf, type Wanted } from './offers.ts'

export type UsableCoupon = { taken: TakenCoupon; fen: number }

/** Those that take something off, the best first. */
export function usableCoupons(all: readonly TakenCoupon[], wanted: readonly Wanted[], now: number): UsableCoupon[] {
  return all
    .filter(
      ({ state, validFrom, validTo }) =>
        state === 'unused' && Date.parse(validFrom) <= now && Date.parse(validTo) > now,
    )
    .map((taken) => ({ taken, fen: offOf(taken.coupon, wanted) }))
    .filter(({ fen }) => fen > 0)
    .sort((a, b) => b.fen - a.fen)
}

function offOf({ off, scope, thresholdFen }: Coupon, wanted: readonly Wanted[]): number {
  const bearing = wanted.filter(({ product }) => product.couponsAllowed && isFor(scope, product))
  const amount = bearing.reduce(
    (sum, { variant, quantity, dealQuantity = 0 }) => sum + unitFenOf(variant, quantity) * (quantity - dealQuantity),
    0,
  )
  if (amount === 0 || amount < thresholdFen) return 0
  if (off.kind === 'amount') return Math.min(off.fen, amount)
  return Math.min(off.mostFen, Math.floor((amount * off.share) / 10_000))
}

const isFor = (scope: Coupon['scope'], { id, categoryId }: Wanted['product']): boolean =>
  scope.kind === 'all' || (scope.ids as readonly (string | null)[]).includes(scope.kind === 'product' ? id : categoryId)
