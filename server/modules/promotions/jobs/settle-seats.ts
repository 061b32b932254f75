import { job } from '../../../kernel/jobs.ts'
import type { OrderId } from '../../commerce/contract.ts'
import { settleSeat } from '../operations/settle-seat.ts'

/** One seat of a team that has ended: asked for in the transaction that ended it. */
export const settleSeatJob = job<{ orderId: OrderId }>('promotions.settle_seat', (ctx, { orderId }) =>
  settleSeat(ctx, orderId),
)
