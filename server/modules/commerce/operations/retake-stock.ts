import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db, type OrderRow } from '../tables.ts'

/** Holds again what a lapsed order had held, all of it or nothing; false when somebody else has it by now. */
export async function retakeStock(ctx: Context, order: Pick<OrderRow, 'id' | 'buyer_id'>): Promise<boolean> {
  const { rows } = await sql<{ enough: boolean }>`
    with lines as (select variant_id, sum(quantity)::int as quantity from commerce.order_lines
       where tenant_id = ${ctx.tenantId} and order_id = ${order.id} and holds_stock group by 1),
    locked as (select s.variant_id, s.on_hand - s.held - s.kept_back as left from commerce.stock s
       where s.tenant_id = ${ctx.tenantId} and s.variant_id in (select variant_id from lines)
       order by s.variant_id for no key update)
    select coalesce(bool_and(coalesce(k.left, 0) >= l.quantity), true) as enough
      from lines l left join locked k using (variant_id)`.execute(db(ctx))
  if (!rows[0]?.enough) return false
  await sql`
    with lines as (select l.variant_id, l.product_id, l.quantity, l.holds_stock from commerce.order_lines l
       where l.tenant_id = ${ctx.tenantId} and l.order_id = ${order.id}),
    counted as (
      update commerce.bought b set quantity = b.quantity + x.quantity
        from (select product_id, sum(quantity)::int as quantity from lines group by 1) x
       where b.tenant_id = ${ctx.tenantId} and b.product_id = x.product_id and b.person_id = ${order.buyer_id})
    update commerce.stock s set held = s.held + x.quantity
      from (select variant_id, sum(quantity)::int as quantity from lines where holds_stock group by 1) x
     where s.tenant_id = ${ctx.tenantId} and s.variant_id = x.variant_id`.execute(db(ctx))
  return true
}
