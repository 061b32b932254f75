import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db, type OrderRow } from '../tables.ts'

/**
 * A part of a statement: what an order held leaves the stock, with the move to paid, so once, which the movement's own key
 * makes sure of.
 */
export function selling(ctx: Context, orderId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`sold as (
      insert into commerce.stock_movements (tenant_id, id, variant_id, kind, change, order_id, at)
      select l.tenant_id, l.order_id || ' ' || l.line, l.variant_id, 'sold', -l.quantity, l.order_id, ${ctx.now}
        from commerce.order_lines l where l.tenant_id = ${ctx.tenantId} and l.order_id = ${orderId} and l.holds_stock
      on conflict do nothing returning variant_id, -change as quantity),
    locked as (select s.variant_id from commerce.stock s
       where s.tenant_id = ${ctx.tenantId} and s.variant_id in (select variant_id from sold)
       order by s.variant_id for no key update),
    gone as (update commerce.stock s set on_hand = s.on_hand - x.quantity, held = s.held - x.quantity
      from sold x join locked using (variant_id)
     where s.tenant_id = ${ctx.tenantId} and s.variant_id = x.variant_id)`
}

/** As a statement of its own. */
export async function sellHeld(ctx: Context, { id }: Pick<OrderRow, 'id'>): Promise<void> {
  await sql`with ${selling(ctx, sql`${id}`)} select 1`.execute(db(ctx))
}
