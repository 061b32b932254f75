/** What the sample sells, as it was written. */
import goods from './goods.json' with { type: 'json' }
import type { Drawing } from './draw-goods.ts'

export type Good = Drawing & {
  title: string
  subtitle: string
  category: string
  text: string
  freight: number
  pickup?: boolean
  code?: boolean
  virtual?: boolean
  /** Name, item number, price in fen, pieces; null is not counted. */
  variants: [name: string, sku: string, priceFen: number, onHand: number | null][]
}

export const { categories } = goods
/** The types of JSON know no tuples. */
export const allGoods = goods.goods as unknown as readonly Good[]
