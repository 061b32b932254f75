/** Door of distribution: what later modules may ask of it. */
export { followOrder } from './operations/follow-order.ts'
export { readWaiting } from './queries/read-waiting.ts'
