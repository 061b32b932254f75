/** Door of the ledger: nothing else moves money, points, grants or commission. */
export { bookingWithin } from './operations/booking-within.ts'
export { bookPosting } from './operations/book-posting.ts'
export { reversePosting } from './operations/reverse-posting.ts'
export { isOpened, readBalance, readBalances } from './queries/balance-of.ts'
export { readFailedProof } from './queries/read-failed-proof.ts'
export { readStatement } from './queries/read-statement.ts'
export type { Movement } from './rules/movements.ts'
