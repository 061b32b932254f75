import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { publish } from '../../../kernel/outbox.ts'
import { bookPosting } from '../../ledger/index.ts'
import { orderPaid, type Provider } from '../contract.ts'
import type { PaidNotice } from '../providers/provider.ts'
import { db, type OrderRow, type PaymentRow } from '../tables.ts'
import { freezeAgain, thawCoupons } from './freeze-coupon.ts'
import { writeRefund } from './give-back.ts'
import type { Late, Outcome } from './hear-paid.ts'
import { tryToMove } from './move-order.ts'
import { noteStep } from './note-step.ts'
import { retakeStock } from './retake-stock.ts'
import { sellHeld } from './sell-held.ts'
import { settleOrder } from './settle-order.ts'

/** A payment that did not simply pay an open order: late, twice, of another amount, or of nothing we know. */
export async function settleOddly(ctx: Context, provider: Provider, notice: PaidNotice, late: Late): Promise<Outcome> {
  const found = await lock(ctx, provider, notice.tradeNo)
  const outcome = await decide(ctx, provider, notice, found, late)
  await sql`update commerce.notices set outcome = ${outcome}
    where tenant_id = ${ctx.tenantId} and provider = ${provider} and id = ${notice.id}`.execute(db(ctx))
  return outcome
}

type Found = { payment: PaymentRow; order: OrderRow }

async function lock(ctx: Context, provider: Provider, tradeNo: string): Promise<Found | null> {
  const payments = db(ctx).selectFrom('commerce.payments').selectAll().where('tenant_id', '=', ctx.tenantId)
  const known = await payments.where('provider', '=', provider).where('trade_no', '=', tradeNo).executeTakeFirst()
  if (!known) return null
  // The order first, as everywhere; then the payment as it is by now.
  const order = await db(ctx)
    .selectFrom('commerce.orders')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', known.order_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const payment = await payments.where('id', '=', known.id).forNoKeyUpdate().executeTakeFirstOrThrow()
  return { payment, order }
}

async function decide(
  ctx: Context,
  provider: Provider,
  notice: PaidNotice,
  found: Found | null,
  late: Late,
): Promise<Outcome> {
  if (!found) {
    await bookUnapplied(ctx, provider, notice, notice.tradeNo)
    return 'unknown'
  }
  const { payment, order } = found
  if (payment.state === 'paid' && payment.their_no === notice.theirNo) return 'repeated'
  if (payment.state === 'paid' || payment.amount_fen !== notice.amountFen) {
    await bookUnapplied(ctx, provider, notice, order.id)
    await callForAttention(ctx, order, 'amount_mismatch')
    return 'mismatch'
  }
  const mayRevive = order.state === 'cancelled' && late === 'revives'
  if (mayRevive && (await revive(ctx, provider, notice, found))) return 'settled'
  await sendBack(ctx, provider, notice, found)
  return 'unapplied'
}

/** Late, but what the order had held can be taken again: it goes on as if paid in time. */
async function revive(
  ctx: Context,
  provider: Provider,
  notice: PaidNotice,
  { payment, order }: Found,
): Promise<boolean> {
  if (order.ended_why !== 'unpaid' || !(await retake(ctx, order))) return false
  const revived = await tryToMove(
    ctx,
    order.id,
    'pay_late',
    sql`, paid_at = ${ctx.now}, paid_fen = o.total_fen, ended_why = null`,
  )
  if (!revived) return false
  await markPaid(ctx, payment, notice, 'order')
  await sellHeld(ctx, order)
  await noteStep(ctx, order.id, 'paid_late', { provider })
  await publish(ctx, orderPaid, { orderId: order.id, buyerId: order.buyer_id })
  await bookPosting(ctx, {
    book: 'money',
    kind: 'order_paid',
    key: `paid ${payment.id}`,
    about: order.id,
    movements: [{ debit: `clearing/${provider}`, credit: 'prepaid', amount: notice.amountFen }],
  })
  await settleOrder(ctx, revived, { late: true })
  return true
}

/** The order is over or paid already: the money goes back by itself, and the buyer sees why. */
async function sendBack(
  ctx: Context,
  provider: Provider,
  notice: PaidNotice,
  { payment, order }: Found,
): Promise<void> {
  await markPaid(ctx, payment, notice, 'unapplied')
  await bookUnapplied(ctx, provider, notice, order.id)
  const why = order.state === 'cancelled' ? 'paid_too_late' : 'paid_twice'
  const back = { orderId: order.id, paymentId: payment.id, amountFen: notice.amountFen, parts: [], backToStock: false }
  await writeRefund(ctx, { ...back, why, from: 'unapplied' })
  await noteStep(ctx, order.id, why, { amountFen: notice.amountFen })
}

/** Its coupon first, so that nothing is held for an order that cannot go on at its price. */
async function retake(ctx: Context, order: OrderRow): Promise<boolean> {
  if (!(await freezeAgain(ctx, order))) return false
  if (await retakeStock(ctx, order)) return true
  await thawCoupons(ctx, [order])
  return false
}

async function markPaid(
  ctx: Context,
  payment: PaymentRow,
  notice: PaidNotice,
  use: 'order' | 'unapplied',
): Promise<void> {
  await db(ctx)
    .updateTable('commerce.payments')
    .set({ state: 'paid', use, settled_at: notice.paidAt, their_no: notice.theirNo })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', payment.id)
    .execute()
}

async function bookUnapplied(ctx: Context, provider: Provider, notice: PaidNotice, about: string): Promise<void> {
  await bookPosting(ctx, {
    book: 'money',
    kind: 'payment_unapplied',
    key: `unapplied ${provider} ${notice.id}`,
    about,
    movements: [{ debit: `clearing/${provider}`, credit: 'unapplied', amount: notice.amountFen }],
  })
}

async function callForAttention(ctx: Context, { id }: OrderRow, why: string): Promise<void> {
  await sql`update commerce.orders set attention = ${why} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    db(ctx),
  )
  await noteStep(ctx, id, why)
}
