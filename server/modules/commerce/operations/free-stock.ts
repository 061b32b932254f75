import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../contract.ts'
import { db } from '../tables.ts'

/** What orders held is free again, and counts no more against what their buyers may buy: with the move that ended them, so once. */
export async function freeHeld(ctx: Context, orderIds: readonly OrderId[]): Promise<void> {
  await sql`
    with lines as (select l.variant_id, l.product_id, l.quantity, l.holds_stock, o.buyer_id
        from commerce.order_lines l join commerce.orders o on o.tenant_id = l.tenant_id and o.id = l.order_id
       where l.tenant_id = ${ctx.tenantId} and l.order_id = any(${orderIds}::text[])),
    unlimited as (
      update commerce.bought b set quantity = greatest(b.quantity - x.quantity, 0)
        from (select product_id, buyer_id, sum(quantity)::int as quantity from lines group by 1, 2) x
       where b.tenant_id = ${ctx.tenantId} and b.product_id = x.product_id and b.person_id = x.buyer_id),
    held as (select variant_id, sum(quantity)::int as quantity from lines where holds_stock group by 1),
    locked as (select s.variant_id from commerce.stock s
       where s.tenant_id = ${ctx.tenantId} and s.variant_id in (select variant_id from held)
       order by s.variant_id for no key update)
    update commerce.stock s set held = s.held - h.quantity from held h join locked using (variant_id)
     where s.tenant_id = ${ctx.tenantId} and s.variant_id = h.variant_id`.execute(db(ctx))
}
