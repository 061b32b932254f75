import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessOrder, requireBuyer } from '../access.ts'
import type { confirmReceiptEndpoint } from '../contract.ts'
import { readOrder } from '../queries/read-order.ts'
import { receiveOrder } from './receive-order.ts'

/** The buyer says that everything has come. Raises `commerce.order_state_wrong`. */
export async function confirmReceipt(
  ctx: Context,
  { orderId }: RequestOf<typeof confirmReceiptEndpoint>,
): Promise<AnswerOf<typeof confirmReceiptEndpoint>> {
  const order = await accessOrder(ctx, orderId, 'toChange')
  requireBuyer(ctx, order)
  await receiveOrder(ctx, order, 'receive')
  return readOrder(ctx, { orderId })
}
