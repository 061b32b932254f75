import type { Offer } from '../../../commerce/index.ts'
import { type BundleTerms, PriceAboveShelf } from '../../contract.ts'

/** A set that is dearer than its parts one by one is no reduction. Raises `promotions.price_above_shelf`. */
export function requireBundle({ parts, setFen }: BundleTerms, offers: readonly Offer[]): void {
  const shelf = new Map(offers.map(({ variantId, unitFen }) => [variantId, unitFen]))
  const shelfFen = parts.reduce((sum, { variantId, quantity }) => sum + (shelf.get(variantId) ?? 0) * quantity, 0)
  if (setFen > shelfFen) throw PriceAboveShelf({ title: offers[0]?.title ?? '', shelfFen })
}
