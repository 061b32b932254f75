/** Whether what somebody wishes can be bought: each refusal says why. */
import type { Delivery } from '../contract.ts'
import { DeliveryImpossible, LimitReached, NotForSale, SoldOut } from '../contract.ts'
import type { Offer } from './offer.ts'

/** Raises `commerce.not_for_sale`, `commerce.sold_out`, `commerce.limit_reached` or `commerce.delivery_impossible`. */
export function requireBuyable(offers: readonly Offer[], wished: number, delivery: Delivery): void {
  if (offers.length < wished) throw NotForSale({ title: '？' })
  for (const { title, forSale, left, quantity, deliveries, limitPerOrder } of offers) {
    if (!forSale) throw NotForSale({ title })
    if (left !== null && left < quantity) throw SoldOut({ title, left })
    if (!deliveries.includes(delivery)) throw DeliveryImpossible({ title })
    if (limitPerOrder !== null && quantity > limitPerOrder)
      throw LimitReached({ title, limit: limitPerOrder, bought: 0 })
  }
  for (const [productId, { title, limit, bought }] of limitsOf(offers)) {
    const wishedHere = offers.filter((one) => one.productId === productId).reduce((sum, one) => sum + one.quantity, 0)
    if (bought + wishedHere > limit) throw LimitReached({ title, limit, bought })
  }
}

const limitsOf = (offers: readonly Offer[]) =>
  new Map(
    offers.flatMap(({ productId, title, limitPerPerson: limit, bought }) =>
      limit === null ? [] : [[productId, { title, limit, bought }] as const],
    ),
  )
