/** How long things may take, in milliseconds. Trade defaults: market rules §1, §5, §14. */
const minute = 60_000
const day = 1440 * minute

/** Until an order that is not paid lapses. */
export const paymentWindow = 15 * minute
/** After the last parcel left, an order counts as received: express auto-confirm. */
export const autoReceive = 10 * day
/** After it was received, things may be sent back; then the sale is final. */
export const returnWindow = 7 * day
