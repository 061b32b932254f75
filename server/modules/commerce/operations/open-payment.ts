import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { accessOrder, requireBuyer } from '../access.ts'
import { type openPaymentEndpoint, OrderStateWrong, type PaymentId, PaymentExpired, ProviderOff } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { readProviderAccount } from '../queries/read-account.ts'
import { db } from '../tables.ts'

type Ask = RequestOf<typeof openPaymentEndpoint>

/**
 * Begins to pay: what the buyer's device needs to go on. It ends with the order's time to pay. Raises
 * `commerce.order_state_wrong`, `commerce.payment_expired`, `commerce.provider_off`.
 */
export async function openPayment(
  ctx: Context,
  { orderId, provider, way }: Ask,
): Promise<AnswerOf<typeof openPaymentEndpoint>> {
  const order = await accessOrder(ctx, orderId, 'toChange')
  requireBuyer(ctx, order)
  if (order.state === 'cancelled') throw PaymentExpired()
  if (order.state !== 'unpaid') throw OrderStateWrong({ state: order.state })
  if (order.pay_by <= ctx.now) throw PaymentExpired()
  const speaks = providerNamed(provider)
  if (!speaks.ways.includes(way)) throw ProviderOff()
  const account = await readProviderAccount(ctx, provider, true)
  const id = newId('pay') as PaymentId
  const opened = { id, tradeNo: id.slice(4), amountFen: order.total_fen, expiresAt: order.pay_by, way }
  await db(ctx)
    .insertInto('commerce.payments')
    .values({
      tenant_id: ctx.tenantId,
      id,
      order_id: orderId,
      provider,
      trade_no: opened.tradeNo,
      amount_fen: opened.amountFen,
      state: 'open',
      way,
      opened_at: ctx.now,
      expires_at: order.pay_by,
      settled_at: null,
      their_no: null,
      use: null,
    })
    .execute()
  const noticeUrl = `${ctx.origin}/api/payments/notices/${provider}/${ctx.tenantId}`
  const handover = await speaks.open(account, { ...opened, description: order.number, noticeUrl })
  return {
    id,
    orderId,
    provider,
    way,
    amountFen: order.total_fen,
    state: 'open',
    expiresAt: order.pay_by.toISOString(),
    handover,
  }
}
