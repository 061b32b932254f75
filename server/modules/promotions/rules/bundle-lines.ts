/** What somebody orders of a bundle, as lines of an order. */
import type { VariantId } from '../../commerce/contract.ts'
import type { BundleTerms } from '../contract.ts'

export type BundleChoice = { sets: number; addOns: readonly { variantId: VariantId; quantity: number }[] }
/** `unitFen` null: the price on the shelf, of which the set's price takes its share. */
type BundleLine = { variantId: VariantId; quantity: number; unitFen: number | null }

/** The lines of a choice; null where an add-on is none of its terms, and `too_many` where there are more than the sets allow. */
export function bundleLines(terms: BundleTerms, { sets, addOns }: BundleChoice): BundleLine[] | null | 'too_many' {
  const parts = terms.parts.map(({ variantId, quantity }) => ({ variantId, quantity: quantity * sets, unitFen: null }))
  const added: BundleLine[] = []
  for (const { variantId, quantity } of addOns) {
    const offered = terms.addOns.find((one) => one.variantId === variantId)
    if (!offered || added.some((one) => one.variantId === variantId)) return null
    if (quantity > offered.perSet * sets) return 'too_many'
    added.push({ variantId, quantity, unitFen: offered.fen })
  }
  return [...parts, ...added]
}
