import { subscriber } from '../../../kernel/outbox.ts'
import { orderRefunded } from '../../commerce/contract.ts'
import { readOrderRow, readSoldLines } from '../../commerce/index.ts'
import { tell } from '../../notices/index.ts'
import { isOfActivity } from '../origins.ts'

/** Whoever bought in an activity is told of each refund, whoever asked for it. */
export const tellRefunds = subscriber(
  'promotions.tell_refunds',
  orderRefunded,
  async (ctx, { orderId, buyerId, refundId, amountFen }) => {
    const { origin } = await readOrderRow(ctx, orderId, 'toRead')
    if (!isOfActivity(origin)) return
    const [line] = await readSoldLines(ctx, orderId)
    const facts = { title: line?.title ?? '', orderId, amountFen }
    await tell(ctx, { personId: buyerId, kind: 'activity_refunded', facts, key: `refund ${refundId}` })
  },
)
