import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { accessOrder, requireBuyer } from '../access.ts'
import { type actSandboxEndpoint, type PaymentId, ProviderOff } from '../contract.ts'
import { readPayment } from '../queries/read-payment.ts'
import { db, type PaymentRow } from '../tables.ts'
import { hearPaid } from './hear-paid.ts'

type Ask = RequestOf<typeof actSandboxEndpoint>

/**
 * Plays the payer: pays (also late), fails, pays twice, pays a fen too little. What follows is what follows from any
 * provider's notice. Raises `commerce.provider_off` for a payment that is not of the sandbox, and while that is switched off.
 */
export async function actSandbox(ctx: Context, { paymentId, act }: Ask): Promise<AnswerOf<typeof actSandboxEndpoint>> {
  const payment = await accessPayment(ctx, paymentId)
  if (payment.provider !== 'sandbox') throw ProviderOff()
  if (act === 'fail') await giveUp(ctx, payment)
  else await pay(ctx, payment, act === 'pay_short' ? payment.amount_fen - 1 : payment.amount_fen)
  if (act === 'pay_twice') await pay(ctx, await again(ctx, payment), payment.amount_fen)
  return readPayment(ctx, { paymentId })
}

async function accessPayment(ctx: Context, paymentId: PaymentId): Promise<PaymentRow> {
  const payments = db(ctx).selectFrom('commerce.payments').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await payments.select(isOn(ctx).as('is_on')).where('id', '=', paymentId).executeTakeFirst()
  if (!found) throw NotFound()
  const { is_on, ...payment } = found
  if (!is_on) throw ProviderOff()
  requireBuyer(ctx, await accessOrder(ctx, payment.order_id, 'toRead'))
  return payment
}

/** Whether the sandbox is switched on. */
const isOn = (ctx: Context) => sql<boolean>`coalesce((select s.active from commerce.payment_settings s
  where s.tenant_id = ${ctx.tenantId} and s.provider = 'sandbox'), ${ctx.config.playMoney})`

async function pay(ctx: Context, payment: PaymentRow, amountFen: number): Promise<void> {
  if (amountFen < 1) return
  const theirNo = `sandbox-${payment.trade_no}`
  await hearPaid(ctx, 'sandbox', { id: theirNo, tradeNo: payment.trade_no, theirNo, amountFen, paidAt: ctx.now })
}

async function giveUp(ctx: Context, { id }: PaymentRow): Promise<void> {
  await db(ctx)
    .updateTable('commerce.payments')
    .set({ state: 'closed' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

/** The same order, begun to be paid a second time. */
async function again(ctx: Context, first: PaymentRow): Promise<PaymentRow> {
  const id = newId('pay')
  const fresh = { state: 'open', use: null, settled_at: null, their_no: null } as const
  return db(ctx)
    .insertInto('commerce.payments')
    .values({ ...first, ...fresh, id, trade_no: id.slice(4) })
    .returningAll()
    .executeTakeFirstOrThrow()
}
