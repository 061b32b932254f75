/** The highest price each variant can have in an activity: no “reduction” is dearer than the shelf. */
import type { VariantId } from '../../commerce/contract.ts'
import type { Terms } from '../contract.ts'

/** What may have to be paid for each variant at the most, in fen: compared with the shelf. */
export function highestPrices(terms: Terms): Map<VariantId, number> {
  if (terms.kind === 'boost') return new Map()
  if (terms.kind === 'presale') return new Map(terms.items.map(({ variantId, priceFen }) => [variantId, priceFen]))
  // Of its parts the sum is looked at, not each: a set may cost as much as they do.
  if (terms.kind === 'bundle')
    return new Map([
      ...terms.parts.map(({ variantId }) => [variantId, 0] as const),
      ...terms.addOns.map(({ variantId, fen }) => [variantId, fen] as const),
    ])
  if (terms.kind === 'bargain') return new Map(terms.goods.map(({ variantId, priceFen }) => [variantId, priceFen]))
  if (terms.kind === 'flash_sale') return new Map(terms.items.map(({ variantId, fen }) => [variantId, fen]))
  if (terms.kind === 'relay')
    return new Map(terms.items.flatMap(({ variantId, fen }) => (variantId ? [[variantId, fen] as const] : [])))
  if (terms.kind === 'lottery' || terms.kind === 'red_packet') return new Map()
  return new Map(terms.prices.map(({ variantId, fen }) => [variantId, fen[0] ?? 0]))
}
