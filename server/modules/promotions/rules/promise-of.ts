/** What an activity promises for one product, the lowest of its variants; what a bargain does not show is not told. */
import type { VariantId } from '../../commerce/contract.ts'
import type { ProductPromise, Terms } from '../contract.ts'

export function promiseOf(terms: Terms, variants: readonly VariantId[]): ProductPromise {
  if (terms.kind !== 'bundle') return { as: 'price', fen: lowest(ownPrices(terms), variants) }
  if (terms.parts.some(({ variantId }) => variants.includes(variantId))) return { as: 'set', fen: terms.setFen }
  return { as: 'add_on', fen: lowest(terms.addOns, variants) }
}

type Priced = { variantId: VariantId | null; fen: number | null }

function ownPrices(terms: Exclude<Terms, { kind: 'bundle' }>): readonly Priced[] {
  if (terms.kind === 'group_buy')
    return terms.prices.map(({ variantId, fen }) => ({ variantId, fen: fen.at(-1) ?? null }))
  if (terms.kind === 'bargain')
    return terms.goods.map(({ variantId, floorFen }) => ({ variantId, fen: terms.showsFloor ? floorFen : null }))
  if (terms.kind === 'presale') return terms.items.map(({ variantId, priceFen }) => ({ variantId, fen: priceFen }))
  if (terms.kind === 'flash_sale' || terms.kind === 'relay')
    return terms.items.map(({ variantId, fen }) => ({ variantId, fen }))
  return []
}

function lowest(prices: readonly Priced[], variants: readonly VariantId[]): number | null {
  const here = prices.flatMap(({ variantId, fen }) =>
    variantId && variants.includes(variantId) && fen !== null ? [fen] : [],
  )
  return here.length > 0 ? Math.min(...here) : null
}
