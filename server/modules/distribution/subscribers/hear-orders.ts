import { subscriber } from '../../../kernel/outbox.ts'
import { orderClosed, orderPaid, orderReceived, orderRefunded } from '../../commerce/contract.ts'
import { followOrder } from '../operations/follow-order.ts'

export const hearPaid = subscriber('distribution.hear_paid', orderPaid, (ctx, { orderId }) => followOrder(ctx, orderId))
export const hearReceived = subscriber('distribution.hear_received', orderReceived, (ctx, { orderId }) =>
  followOrder(ctx, orderId),
)
export const hearClosed = subscriber('distribution.hear_closed', orderClosed, (ctx, { orderId }) =>
  followOrder(ctx, orderId),
)
export const hearRefunded = subscriber('distribution.hear_refunded', orderRefunded, (ctx, { orderId }) =>
  followOrder(ctx, orderId),
)
