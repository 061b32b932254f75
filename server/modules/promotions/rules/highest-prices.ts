/** The highest price each variant can have in an activity: no “reduction” is dearer than the shelf. */
import type { VariantId } from '../../commerce/contract.ts'
import type { Terms } from '../contract.ts'

export function highestPrices(terms: Terms): Map<VariantId, number> {
  return terms.kind === 'group_buy'
    ? new Map(terms.prices.map(({ variantId, fen }) => [variantId, fen[0] ?? 0]))
    : new Map(terms.goods.map(({ variantId, priceFen }) => [variantId, priceFen]))
}
