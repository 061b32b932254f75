/** A product summed up over its variants. */
import type { Product } from './shapes.ts'

/** The cheapest and the dearest variant, in fen. */
export function priceRange({ variants }: Pick<Product, 'variants'>): [number, number] {
  const all = variants.map(({ priceFen }) => priceFen)
  return [Math.min(...all), Math.max(...all)]
}

/** Pieces left of all variants; null when one of them is not counted. */
export function leftOf({ variants }: Pick<Product, 'variants'>): number | null {
  return variants.reduce<number | null>((sum, { left }) => (sum === null || left === null ? null : sum + left), 0)
}
