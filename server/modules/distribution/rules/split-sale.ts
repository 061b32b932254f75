/** A sold line shared out between supplier, lead and helper. */
import type { CoSellingSplit } from '../contract.ts'

export type Parts = { supplier: number; lead: number; helper: number }

const share = (fen: number, bp: number) => Number((BigInt(fen) * BigInt(bp)) / 10_000n)

/** Whole fen; supplier and helper are rounded down and the rest is the lead's, so that the parts are exactly what was sold. */
export function splitSale(split: CoSellingSplit, sold: { soldFen: number; quantity: number }): Parts {
  const { soldFen } = sold
  if (split.kind === 'price') {
    const supplier = Math.min(soldFen, split.supplyFen * sold.quantity)
    const helper = share(soldFen - supplier, split.helperBp)
    return { supplier, helper, lead: soldFen - supplier - helper }
  }
  const supplier = share(soldFen, split.supplierBp)
  const helper = share(soldFen, split.helperBp)
  return { supplier, helper, lead: soldFen - supplier - helper }
}
