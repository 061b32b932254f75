/** A thing of the catalogue as the forms of activities carry it. */
import type { Product, Variant } from '../commerce/shapes.ts'
import type { Activity } from './shapes.ts'

export type Good = {
  variantId: string
  productId: string
  title: string
  variant: string
  image: string | null
  /** What one piece costs everybody on the shelf now. */
  shelfFen: number
  left: number | null
}

export const goodOf = (product: Product, variant: Variant, now: Date = new Date()): Good => ({
  variantId: variant.id,
  productId: product.id,
  title: product.title,
  variant: variant.name,
  image: product.pictures[0]?.id ?? null,
  shelfFen: shelfFenOf(variant, now.toISOString()),
  left: variant.left,
})

function shelfFenOf({ priceFen, prices }: Variant, now: string): number {
  const holding = prices.filter(
    ({ list, minQuantity, startsAt, endsAt }) =>
      list === 'everyone' && minQuantity === 1 && (!startsAt || startsAt <= now) && (!endsAt || endsAt > now),
  )
  return Math.min(priceFen, ...holding.map(({ fen }) => fen))
}

/** Goods of an activity by their variant; what left the catalogue keeps its place without a name. */
export function goodsOf({ offers }: Pick<Activity, 'offers'>): (variantId: string) => Good {
  const known = new Map<string, Good>(
    offers.map(({ variantId, productId, title, variant, image, shelfFen, left }) => [
      variantId,
      { variantId, productId, title, variant, image, shelfFen, left },
    ]),
  )
  return (variantId) =>
    known.get(variantId) ?? { variantId, productId: '', title: '？', variant: '', image: null, shelfFen: 0, left: 0 }
}

/** “岩茶 · 大罐” */
export const nameOf = ({ title, variant }: Pick<Good, 'title' | 'variant'>): string =>
  [title, variant].filter(Boolean).join(' · ')
