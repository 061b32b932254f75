import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { accessOrder } from '../access.ts'
import type { AfterSale, AfterSaleId, listAfterSalesEndpoint } from '../contract.ts'
import { type AfterSaleRow, db, type OrderRow } from '../tables.ts'

/** What was asked back of an order, newest first. */
export async function listAfterSales(
  ctx: Context,
  { orderId }: RequestOf<typeof listAfterSalesEndpoint>,
): Promise<AnswerOf<typeof listAfterSalesEndpoint>> {
  await accessOrder(ctx, orderId, 'toRead')
  const all = db(ctx).selectFrom('commerce.after_sales').selectAll().where('tenant_id', '=', ctx.tenantId)
  const rows = await all.where('order_id', '=', orderId).orderBy('asked_at', 'desc').execute()
  return { rows: rows.map(afterSaleOf) }
}

/** A request with its order, the order's row held first, as everywhere. */
export async function accessAfterSale(
  ctx: Context,
  id: AfterSaleId,
): Promise<{ asked: AfterSaleRow; order: OrderRow }> {
  const one = db(ctx)
    .selectFrom('commerce.after_sales')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
  const found = await one.executeTakeFirst()
  if (!found) throw NotFound()
  const order = await accessOrder(ctx, found.order_id, 'toChange')
  return { asked: await one.executeTakeFirstOrThrow(), order }
}

/** A request after the sale as the contract shows it. */
export const afterSaleOf = (row: AfterSaleRow): AfterSale => ({
  id: row.id,
  orderId: row.order_id,
  kind: row.kind,
  lines: row.lines,
  amountFen: row.amount_fen,
  reason: row.reason,
  state: row.state,
  answer: row.answer,
  tracking: row.tracking,
  askedAt: row.asked_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
})
