import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId, ProductId } from '../contract.ts'
import { db } from '../tables.ts'

/** A line as it was sold: without freight, discounts taken off, and how much of that went back. */
export type SoldLine = {
  line: number
  productId: ProductId
  title: string
  quantity: number
  soldFen: number
  refundedFen: number
  commissionAllowed: boolean
  /** What of it was sold at the price of an activity. */
  dealFen: number
}

/** What each line of an order was sold for and how much of that went back, in fen, freight aside. */
export async function readSoldLines(ctx: Context, orderId: OrderId): Promise<SoldLine[]> {
  const { rows } = await sql<SoldLine>`
    select l.line, l.product_id as "productId", l.title, l.quantity, l.unit_fen * l.quantity - l.discount_fen as "soldFen",
           least(l.refunded_fen, l.unit_fen * l.quantity - l.discount_fen) as "refundedFen",
           p.commission_allowed as "commissionAllowed",
           coalesce((select sum(l.unit_fen * (b->>'quantity')::bigint - (b->>'fen')::bigint)
             from jsonb_array_elements(o.terms->'deals') d, jsonb_array_elements(d->'bound') b
            where b->>'variantId' = l.variant_id), 0)::bigint as "dealFen"
      from commerce.order_lines l join commerce.products p on p.tenant_id = l.tenant_id and p.id = l.product_id
      join commerce.orders o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where l.tenant_id = ${ctx.tenantId} and l.order_id = ${orderId} order by l.line`.execute(db(ctx))
  return rows
}
