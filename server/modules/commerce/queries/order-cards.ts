import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { PersonCard } from '../../identity/contract.ts'
import type { OrderCard, OrderId, OrderLine } from '../contract.ts'
import { db, type OrderLineRow, type OrderRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** A line of an order as the contract shows it. */
export const lineOf = (row: OrderLineRow): OrderLine => ({
  line: row.line,
  variantId: row.variant_id,
  productId: row.product_id,
  title: row.title,
  variant: row.variant,
  image: row.image,
  kind: row.kind,
  quantity: row.quantity,
  unitFen: row.unit_fen,
  discountFen: row.discount_fen,
  freightFen: row.freight_fen,
  refundedQuantity: row.refunded_quantity,
  refundedFen: row.refunded_fen,
  shippedQuantity: row.shipped_quantity,
})

/** An order as lists show it. */
export const orderCardOf = (row: OrderRow, lines: readonly OrderLine[], buyer: PersonCard): OrderCard => ({
  id: row.id,
  number: row.number,
  state: row.state,
  awaits: row.awaits,
  origin: row.origin,
  originId: row.origin_id,
  communityId: row.community_id,
  groupId: row.group_id,
  buyer,
  delivery: row.delivery,
  goodsFen: row.goods_fen,
  discountFen: row.discount_fen,
  freightFen: row.freight_fen,
  totalFen: row.total_fen,
  paidFen: row.paid_fen,
  refundedFen: row.refunded_fen,
  placedAt: row.placed_at.toISOString(),
  payBy: row.pay_by.toISOString(),
  paidAt: row.paid_at?.toISOString() ?? null,
  attention: row.attention,
  lines: [...lines],
})

/** The lines of several orders at once. */
export async function readLinesOf(ctx: Context, ids: readonly OrderId[]): Promise<Map<OrderId, OrderLine[]>> {
  const lines = new Map<OrderId, OrderLine[]>()
  if (ids.length === 0) return lines
  const rows = await db(ctx)
    .selectFrom('commerce.order_lines')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', 'in', ids)
    .orderBy('order_id')
    .orderBy('line')
    .execute()
  for (const row of rows) lines.set(row.order_id, [...(lines.get(row.order_id) ?? []), lineOf(row)])
  return lines
}

type Page = { after?: string | undefined; limit: number }

/** Orders `o` that meet a condition, newest first, a page at a time. */
export async function pageOfOrders(ctx: Context, condition: RawBuilder<unknown>, { after, limit }: Page) {
  const { at, rest } = readMark(after)
  const { rows } = await sql<OrderRow>`
    select o.* from commerce.orders o
     where o.tenant_id = ${ctx.tenantId} and (${condition})
       and (${at}::timestamptz is null or (o.placed_at, o.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by o.placed_at desc, o.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const lines = await readLinesOf(
    ctx,
    page.map((row) => row.id),
  )
  const cardOf = await cardsOf(
    ctx,
    page.map((row) => row.buyer_id),
  )
  return {
    rows: page.map((row) => orderCardOf(row, lines.get(row.id) ?? [], cardOf(row.buyer_id))),
    next: rows.length > limit && last ? markAfter(last.placed_at, last.id) : null,
  }
}
