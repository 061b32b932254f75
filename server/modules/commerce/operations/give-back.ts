import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import { publish } from '../../../kernel/outbox.ts'
import { bookPosting } from '../../ledger/index.ts'
import { type OrderId, orderRefunded, type PaymentId, type RefundId, RefundTooMuch } from '../contract.ts'
import { wordOf } from '../origins.ts'
import { db, type OrderLineRow, type OrderRow, type PaymentRow } from '../tables.ts'
import { sendRefund } from '../jobs/send-refund.ts'
import { returnCoupon } from './freeze-coupon.ts'
import { tryToMove } from './move-order.ts'
import { noteStep } from './note-step.ts'
import { returnStock } from './return-stock.ts'

export type PartBack = { line: number; quantity: number; amountFen: number }
type Words = { why: string; backToStock: boolean }

/** Gives back all that is left of what was paid; nothing where nothing is. */
export async function refundAll(ctx: Context, order: OrderRow, words: Words): Promise<void> {
  const lines = await readLines(ctx, order.id)
  const parts = lines.map((line) => ({
    line: line.line,
    quantity: line.quantity - line.refunded_quantity,
    amountFen: line.unit_fen * line.quantity - line.discount_fen + line.freight_fen - line.refunded_fen,
  }))
  await giveBack(
    ctx,
    order,
    parts.filter(({ quantity, amountFen }) => quantity > 0 || amountFen > 0),
    words,
  )
}

async function readLines(ctx: Context, orderId: OrderId): Promise<OrderLineRow[]> {
  return db(ctx)
    .selectFrom('commerce.order_lines')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', '=', orderId)
    .orderBy('line')
    .execute()
}

/**
 * Promises a part of what was paid back to the buyer: never more than is left of a line, checked by the statement that
 * writes it. The provider is asked once this has committed. Raises `commerce.refund_too_much`.
 */
export async function giveBack(
  ctx: Context,
  order: OrderRow,
  parts: readonly PartBack[],
  words: Words,
): Promise<RefundId | null> {
  const amountFen = parts.reduce((sum, part) => sum + part.amountFen, 0)
  await takeFromLines(ctx, order, parts)
  const now = await takeFromOrder(ctx, order, amountFen)
  const whole = now.refunded_fen === now.paid_fen
  // Orders, then stock, then what origins hold: everywhere in this order, so that nobody waits in a ring.
  if (words.backToStock) await returnStock(ctx, order.id, parts)
  if (whole && (await tryToMove(ctx, order.id, 'refund_all', sql`, awaits = null, ended_why = ${words.why}`))) {
    await voidCode(ctx, order.id)
    await returnCoupon(ctx, order)
    await wordOf(order.origin).refunded?.(ctx, order)
  }
  const refundId = amountFen > 0 ? await promiseRefund(ctx, order, amountFen, parts, words) : null
  await noteStep(ctx, order.id, 'refunded', { amountFen, why: words.why })
  if (refundId) await publish(ctx, orderRefunded, { orderId: order.id, buyerId: order.buyer_id, refundId, amountFen })
  return refundId
}

async function takeFromLines(ctx: Context, { id }: OrderRow, parts: readonly PartBack[]): Promise<void> {
  const { rows } = await sql`
    update commerce.order_lines l
       set refunded_quantity = l.refunded_quantity + p.quantity, refunded_fen = l.refunded_fen + p."amountFen"
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (line smallint, quantity integer, "amountFen" bigint)
     where l.tenant_id = ${ctx.tenantId} and l.order_id = ${id} and l.line = p.line
       and l.refunded_quantity + p.quantity <= l.quantity
       and l.refunded_fen + p."amountFen" <= l.unit_fen * l.quantity - l.discount_fen + l.freight_fen
    returning l.line`.execute(db(ctx))
  if (rows.length < parts.length) throw RefundTooMuch({ mostFen: 0 })
}

async function takeFromOrder(ctx: Context, { id, paid_fen, refunded_fen }: OrderRow, amountFen: number) {
  const { rows } = await sql<{ paid_fen: number; refunded_fen: number }>`
    update commerce.orders set refunded_fen = refunded_fen + ${amountFen}
     where tenant_id = ${ctx.tenantId} and id = ${id} and refunded_fen + ${amountFen} <= paid_fen
    returning paid_fen, refunded_fen`.execute(db(ctx))
  const [now] = rows
  if (!now) throw RefundTooMuch({ mostFen: paid_fen - refunded_fen })
  return now
}

async function voidCode(ctx: Context, orderId: OrderId): Promise<void> {
  await sql`update commerce.redeem_codes set void_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and order_id = ${orderId} and redeemed_at is null`.execute(db(ctx))
}

async function promiseRefund(
  ctx: Context,
  order: OrderRow,
  amountFen: number,
  parts: readonly PartBack[],
  { why, backToStock }: Words,
): Promise<RefundId> {
  const payment = await readPaymentOf(ctx, order.id)
  const earned = order.received_at !== null
  return writeRefund(ctx, {
    orderId: order.id,
    paymentId: payment.id,
    amountFen,
    parts,
    why,
    backToStock,
    from: earned ? 'refunds' : 'prepaid',
  })
}

async function readPaymentOf(ctx: Context, orderId: OrderId): Promise<Pick<PaymentRow, 'id'>> {
  return db(ctx)
    .selectFrom('commerce.payments')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', '=', orderId)
    .where('use', '=', 'order')
    .executeTakeFirstOrThrow()
}

type Promised = {
  orderId: OrderId
  paymentId: PaymentId
  amountFen: number
  parts: readonly PartBack[]
  why: string
  backToStock: boolean
  /** The account it comes from. */
  from: 'prepaid' | 'refunds' | 'unapplied'
}

/** Writes a refund down, books that it is owed, and asks for it to be sent. */
export async function writeRefund(ctx: Context, promised: Promised): Promise<RefundId> {
  const id = newId('rfd') as RefundId
  await sql`insert into commerce.refunds (tenant_id, id, order_id, payment_id, refund_no, amount_fen, lines, why,
      back_to_stock, state, asked_by, asked_at)
    values (${ctx.tenantId}, ${id}, ${promised.orderId}, ${promised.paymentId}, ${id.slice(4)}, ${promised.amountFen},
      ${JSON.stringify(promised.parts)}::jsonb, ${promised.why}, ${promised.backToStock}, 'due',
      ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${ctx.now})`.execute(db(ctx))
  await bookPosting(ctx, {
    book: 'money',
    kind: 'refund_promised',
    key: `refund ${id}`,
    about: promised.orderId,
    movements: [{ debit: promised.from, credit: 'refunds_due', amount: promised.amountFen }],
  })
  await askForJob(ctx, sendRefund, { refundId: id }, { key: `refund ${id}` })
  return id
}
