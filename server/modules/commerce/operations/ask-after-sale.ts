import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { accessOrder, requireBuyer } from '../access.ts'
import {
  AfterSaleOpen,
  type askAfterSaleEndpoint,
  type goOnAfterSaleEndpoint,
  OrderStateWrong,
  RefundTooMuch,
} from '../contract.ts'
import { accessAfterSale, afterSaleOf } from '../queries/list-after-sales.ts'
import { readLinesOf } from '../queries/order-cards.ts'
import { mayOf } from '../rules/may.ts'
import { type AfterSaleRow, db, type OrderRow } from '../tables.ts'
import { noteStep } from './note-step.ts'

type Ask = RequestOf<typeof askAfterSaleEndpoint>

/** Asks for money back: one request at a time, never more than is left of a line. Raises `commerce.refund_too_much`, `commerce.after_sale_open`. */
export async function askAfterSale(ctx: Context, ask: Ask): Promise<AnswerOf<typeof askAfterSaleEndpoint>> {
  const order = await accessOrder(ctx, ask.orderId, 'toChange')
  requireBuyer(ctx, order)
  if (!mayOf(ctx, order, false).includes('after_sale')) throw OrderStateWrong({ state: order.state })
  await requireLeft(ctx, order, ask.lines)
  const amountFen = ask.lines.reduce((sum, line) => sum + line.amountFen, 0)
  const { rows } = await sql<AfterSaleRow>`
    insert into commerce.after_sales (tenant_id, id, order_id, kind, lines, amount_fen, reason, state, asked_at)
    values (${ctx.tenantId}, ${newId('afs')}, ${order.id}, ${ask.kind}, ${JSON.stringify(ask.lines)}::jsonb,
      ${amountFen}, ${ask.reason}, 'asked', ${ctx.now})
    on conflict do nothing returning *`.execute(db(ctx))
  if (!rows[0]) throw AfterSaleOpen()
  await noteStep(ctx, order.id, 'after_sale_asked', { amountFen })
  return afterSaleOf(rows[0])
}

async function requireLeft(ctx: Context, order: OrderRow, wanted: Ask['lines']): Promise<void> {
  const lines = (await readLinesOf(ctx, [order.id])).get(order.id) ?? []
  for (const { line, quantity, amountFen } of wanted) {
    const there = lines.find((one) => one.line === line)
    if (!there || quantity > there.quantity - there.refundedQuantity) throw RefundTooMuch({ mostFen: 0 })
    const mostFen = there.unitFen * there.quantity - there.discountFen + there.freightFen - there.refundedFen
    if (amountFen > mostFen) throw RefundTooMuch({ mostFen })
  }
}

/** The buyer withdraws, or tells with which parcel things come back. Raises `commerce.order_state_wrong`. */
export async function goOnAfterSale(
  ctx: Context,
  { afterSaleId, act, tracking }: RequestOf<typeof goOnAfterSaleEndpoint>,
): Promise<AnswerOf<typeof goOnAfterSaleEndpoint>> {
  const { asked, order } = await accessAfterSale(ctx, afterSaleId)
  requireBuyer(ctx, order)
  const from = act === 'withdraw' ? ['asked', 'agreed'] : ['agreed']
  const to = act === 'withdraw' ? 'withdrawn' : 'returning'
  const { rows } = await sql<AfterSaleRow>`
    update commerce.after_sales set state = ${to}, tracking = nullif(${tracking}, ''),
           settled_at = ${act === 'withdraw' ? ctx.now : null}
     where tenant_id = ${ctx.tenantId} and id = ${asked.id} and state = any(${from}::text[]) returning *`.execute(
    db(ctx),
  )
  if (!rows[0]) throw OrderStateWrong({ state: asked.state })
  await noteStep(ctx, order.id, `after_sale_${to}`)
  return afterSaleOf(rows[0])
}
