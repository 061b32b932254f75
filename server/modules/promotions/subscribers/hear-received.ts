import { subscriber } from '../../../kernel/outbox.ts'
import { orderReceived } from '../../commerce/contract.ts'
import { deliverPresale } from '../operations/presales/deliver-presale.ts'

export const hearReceived = subscriber('promotions.hear_received', orderReceived, (ctx, { orderId }) =>
  deliverPresale(ctx, orderId),
)
