import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { accessOrder, requireBuyer } from '../access.ts'
import { type openPaymentEndpoint, OrderStateWrong, PayerUnknown, PaymentExpired, ProviderOff } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { readProviderAccount } from '../queries/read-account.ts'
import { db, type OrderRow, type PaymentRow } from '../tables.ts'

type Ask = RequestOf<typeof openPaymentEndpoint>

/**
 * Begins to pay; it ends with the order's time to pay. Begun before in the same way, it is the same payment: whoever taps
 * twice, or comes back after the provider was out of reach, cannot pay twice. What the buyer's device needs to go on is
 * asked of the provider afterwards. Raises `commerce.order_state_wrong`, `payment_expired`, `provider_off`, `payer_unknown`.
 */
export async function openPayment(ctx: Context, ask: Ask): Promise<AnswerOf<typeof openPaymentEndpoint>> {
  const order = await accessOrder(ctx, ask.orderId, 'toChange')
  requireBuyer(ctx, order)
  requirePayable(ctx, order)
  if (!providerNamed(ask.provider).ways.includes(ask.way)) throw ProviderOff()
  if (ask.way === 'jsapi' && !ask.openid && !ask.payerCode) throw PayerUnknown()
  await readProviderAccount(ctx, ask.provider, true)
  const { id } = (await findBegun(ctx, order, ask)) ?? (await begin(ctx, order, ask))
  return {
    id,
    orderId: order.id,
    provider: ask.provider,
    way: ask.way,
    amountFen: order.total_fen,
    state: 'open',
    expiresAt: order.pay_by.toISOString(),
    handover: {},
  }
}

function requirePayable({ now }: Context, { state, pay_by }: OrderRow): void {
  if (state === 'cancelled') throw PaymentExpired()
  if (state !== 'unpaid') throw OrderStateWrong({ state })
  if (pay_by <= now) throw PaymentExpired()
}

async function findBegun(
  ctx: Context,
  order: OrderRow,
  { provider, way }: Ask,
): Promise<Pick<PaymentRow, 'id'> | null> {
  const found = await db(ctx)
    .selectFrom('commerce.payments')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', '=', order.id)
    .where('provider', '=', provider)
    .where('way', '=', way)
    .where('state', '=', 'open')
    .where('amount_fen', '=', order.total_fen)
    .where('expires_at', '=', order.pay_by)
    .executeTakeFirst()
  return found ?? null
}

async function begin(ctx: Context, order: OrderRow, { provider, way }: Ask): Promise<Pick<PaymentRow, 'id'>> {
  const id = newId('pay')
  await db(ctx)
    .insertInto('commerce.payments')
    .values({
      tenant_id: ctx.tenantId,
      id,
      order_id: order.id,
      provider,
      trade_no: id.slice(4),
      amount_fen: order.total_fen,
      state: 'open',
      way,
      opened_at: ctx.now,
      expires_at: order.pay_by,
      settled_at: null,
      their_no: null,
      use: null,
    })
    .execute()
  return { id }
}
