/** What of each line can still leave, and how much of it can still be given back. */
import type { OrderLine } from './shapes.ts'

/** Pieces that neither left nor were given back. */
export const leftToShip = ({ quantity, shippedQuantity, refundedQuantity }: OrderLine): number =>
  Math.max(quantity - shippedQuantity - refundedQuantity, 0)

/** The most that can be given back of a line, in fen. */
export const leftToRefund = ({ unitFen, quantity, discountFen, freightFen, refundedFen }: OrderLine): number =>
  unitFen * quantity - discountFen + freightFen - refundedFen
