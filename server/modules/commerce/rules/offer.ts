/** What can be bought, at which price. */
import type { Delivery, ProductId, ProductKind, VariantId } from '../contract.ts'

/** A variant as it can be bought here and now, in so many pieces. */
export type Offer = {
  variantId: VariantId
  productId: ProductId
  kind: ProductKind
  title: string
  variant: string
  image: string | null
  quantity: number
  unitFen: number
  /** What one costs whoever is no member. */
  usualFen: number
  freightFen: number
  deliveries: Delivery[]
  discountable: boolean
  forSale: boolean
  /** Null: not counted. */
  left: number | null
  limitPerOrder: number | null
  limitPerPerson: number | null
  /** Of this product, in orders that were not cancelled. */
  bought: number
}

export type Wish = { variantId: VariantId; quantity: number }
