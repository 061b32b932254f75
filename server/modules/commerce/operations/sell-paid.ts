import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId, VariantId } from '../contract.ts'
import { db } from '../tables.ts'
import { sellHeld } from './sell-held.ts'

/**
 * Sells the stock of an order that held none until it was paid, all of it or nothing; false when it is sold out. Where
 * stock is not counted there is nothing to take.
 */
export async function sellPaid(ctx: Context, orderId: OrderId): Promise<boolean> {
  const { rows } = await sql<{ variant_id: VariantId; enough: boolean }>`
    with lines as (select variant_id, sum(quantity)::int as quantity from commerce.order_lines
       where tenant_id = ${ctx.tenantId} and order_id = ${orderId} and not holds_stock group by 1)
    select s.variant_id, s.on_hand - s.held - s.kept_back >= l.quantity as enough
      from commerce.stock s join lines l using (variant_id) where s.tenant_id = ${ctx.tenantId}
     order by s.variant_id for no key update of s`.execute(db(ctx))
  if (rows.some(({ enough }) => !enough)) return false
  const counted = rows.map(({ variant_id }) => variant_id)
  await sql`
    with held as (update commerce.order_lines l set holds_stock = true
       where l.tenant_id = ${ctx.tenantId} and l.order_id = ${orderId} and l.variant_id = any(${counted}::text[])
         and not l.holds_stock
      returning l.variant_id, l.quantity)
    update commerce.stock s set held = s.held + h.quantity
      from (select variant_id, sum(quantity)::int as quantity from held group by 1) h
     where s.tenant_id = ${ctx.tenantId} and s.variant_id = h.variant_id`.execute(db(ctx))
  await sellHeld(ctx, { id: orderId })
  return true
}
