/** What the shop tells the others. */
import { z } from 'zod'
import { news } from '../../../kernel/contract.ts'
import { personId } from '../../identity/contract.ts'
import { orderId, refundId } from './shapes.ts'

const order = z.object({ orderId, buyerId: personId })
export const orderPaid = news('commerce.order_paid', order)
export const orderCancelled = news('commerce.order_cancelled', order)
export const orderShipped = news('commerce.order_shipped', order)
export const orderReceived = news('commerce.order_received', order)
/** The time for asking back is over: what depends on the sale is final. */
export const orderClosed = news('commerce.order_closed', order)
export const orderRefunded = news('commerce.order_refunded', order.extend({ refundId, amountFen: z.number().int() }))
