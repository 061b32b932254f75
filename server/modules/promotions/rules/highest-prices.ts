/** The highest price each variant can have in an activity: no “reduction” is dearer than the shelf. */
import type { VariantId } from '../../commerce/contract.ts'
import type { Terms } from '../contract.ts'

export function highestPrices(terms: Terms): Map<VariantId, number> {
  if (terms.kind === 'bargain') return new Map(terms.goods.map(({ variantId, priceFen }) => [variantId, priceFen]))
  if (terms.kind === 'flash_sale') return new Map(terms.items.map(({ variantId, fen }) => [variantId, fen]))
  if (terms.kind === 'relay')
    return new Map(terms.items.flatMap(({ variantId, fen }) => (variantId ? [[variantId, fen] as const] : [])))
  if (terms.kind === 'lottery') return new Map()
  return new Map(terms.prices.map(({ variantId, fen }) => [variantId, fen[0] ?? 0]))
}
