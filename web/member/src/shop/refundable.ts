/** What of an order line can still be asked back. */
import type { OrderLine } from '../../../../server/modules/commerce/contract.ts'

/** Pieces, and fen with the line's share of discount and freight. */
export function leftToRefund(line: OrderLine): { quantity: number; fen: number } {
  const paid = line.unitFen * line.quantity - line.discountFen + line.freightFen
  return { quantity: line.quantity - line.refundedQuantity, fen: paid - line.refundedFen }
}

/** The request for so many pieces: their share of what is left, all of it for the last ones, so that no fen stays behind. */
export function askedLine(line: OrderLine, quantity: number) {
  const left = leftToRefund(line)
  const amountFen = quantity >= left.quantity ? left.fen : Math.floor((left.fen * quantity) / left.quantity)
  return { line: line.line, quantity, amountFen: quantity > 0 ? amountFen : 0 }
}
