/** What a coupon takes off, and which lines bear it. */
import type { Coupon } from '../contract.ts'

type Line = { unitFen: number; quantity: number; discountable: boolean; productId: string; categoryId: string | null }
type Terms = Pick<Coupon, 'off' | 'scope' | 'thresholdFen'>

const bears = ({ scope }: Terms, line: Line): boolean => {
  if (!line.discountable) return false
  if (scope.kind === 'all') return true
  const id = scope.kind === 'product' ? line.productId : line.categoryId
  return (scope.ids as readonly string[]).includes(id ?? '')
}

/**
 * The discount in fen, a share rounded down, never more than the lines that bear it; null below the threshold or where no
 * line does. Market rules §9 CO-1, CO-3.
 */
export function couponDiscount(terms: Terms, lines: readonly Line[]): { fen: number; bears: boolean[] } | null {
  const bearing = lines.map((line) => bears(terms, line))
  const amount = lines.reduce((sum, { unitFen, quantity }, at) => sum + (bearing[at] ? unitFen * quantity : 0), 0)
  if (amount === 0 || amount < terms.thresholdFen) return null
  const { off } = terms
  const fen =
    off.kind === 'amount' ? off.fen : Math.min(off.mostFen, Number((BigInt(amount) * BigInt(off.share)) / 10_000n))
  return { fen: Math.min(fen, amount), bears: bearing }
}
