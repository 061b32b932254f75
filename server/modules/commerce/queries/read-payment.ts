import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { accessOrder } from '../access.ts'
import { type PayWay, payWay, type readPaymentEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** A payment as it is now. */
export async function readPayment(
  ctx: Context,
  { paymentId }: RequestOf<typeof readPaymentEndpoint>,
): Promise<AnswerOf<typeof readPaymentEndpoint>> {
  const payments = db(ctx).selectFrom('commerce.payments').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await payments.where('id', '=', paymentId).executeTakeFirst()
  if (!found) throw NotFound()
  await accessOrder(ctx, found.order_id, 'toRead')
  const way: PayWay = payWay.parse(found.way)
  return {
    id: found.id,
    orderId: found.order_id,
    provider: found.provider,
    way,
    amountFen: found.amount_fen,
    state: found.state,
    expiresAt: found.expires_at.toISOString(),
    handover: {},
  }
}
