import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessOrder } from '../access.ts'
import { OrderStateWrong, type refundOrderEndpoint } from '../contract.ts'
import { readOrder } from '../queries/read-order.ts'
import { after } from '../rules/order-life.ts'
import { giveBack, refundAll } from './give-back.ts'

/** The shop gives money back: all that is left, or a part. Raises `commerce.refund_too_much`, `commerce.order_state_wrong`. */
export async function refundOrder(
  ctx: Context,
  { orderId, lines, ...words }: RequestOf<typeof refundOrderEndpoint>,
): Promise<AnswerOf<typeof refundOrderEndpoint>> {
  const order = await accessOrder(ctx, orderId, 'toChange')
  if (!after('refund_all', order.state) || order.refunded_fen >= order.paid_fen) {
    throw OrderStateWrong({ state: order.state })
  }
  if (lines) await giveBack(ctx, order, lines, words)
  else await refundAll(ctx, order, words)
  return readOrder(ctx, { orderId })
}
