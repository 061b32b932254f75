/** What an order costs: lines at their prices, a discount shared out over them, freight once. */
import { shareOut } from './shares.ts'

export type PricedLine = {
  unitFen: number
  quantity: number
  freightFen: number
  discountable: boolean
  /** Pieces whose price an activity made, and what it takes off them: they bear no other discount. */
  bound?: { quantity: number; fen: number }
}
export type Sum = {
  goodsFen: number
  discountFen: number
  freightFen: number
  totalFen: number
  discounts: number[]
  freights: number[]
}

/**
 * Sums an order up. Freight is the highest of its lines, once; a discount is never more than the lines that allow one.
 * Both are shared out over the lines now, so that every later refund is exact to the fen.
 */
export function sumUp(lines: readonly PricedLine[], discount: number, delivered: boolean): Sum {
  const amounts = lines.map(({ unitFen, quantity }) => unitFen * quantity)
  const goodsFen = amounts.reduce((sum, amount) => sum + amount, 0)
  const weights = lines.map(({ discountable, unitFen, quantity, bound }) =>
    discountable ? unitFen * (quantity - (bound?.quantity ?? 0)) : 0,
  )
  const borne = Math.min(
    discount,
    weights.reduce((sum, weight) => sum + weight, 0),
  )
  const shares = shareOut(borne, weights)
  const discounts = lines.map(({ bound }, place) => (shares[place] ?? 0) + (bound?.fen ?? 0))
  const discountFen = discounts.reduce((sum, one) => sum + one, 0)
  const freightFen = delivered ? Math.max(0, ...lines.map((line) => line.freightFen)) : 0
  const bears = lines.map((line, place) => (line.freightFen > 0 ? Math.max(1, amounts[place] ?? 0) : 0))
  return {
    goodsFen,
    discountFen,
    freightFen,
    totalFen: goodsFen - discountFen + freightFen,
    discounts,
    freights: shareOut(freightFen, bears),
  }
}
