import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OrderId } from '../contract.ts'
import { db } from '../tables.ts'
import type { PartBack } from './give-back.ts'

/** Pieces that came back can be sold again. */
export async function returnStock(ctx: Context, orderId: OrderId, parts: readonly PartBack[]): Promise<void> {
  const rows = parts.filter(({ quantity }) => quantity > 0).map((part) => ({ ...part, id: newId('stm') }))
  await sql`
    with back as (
      insert into commerce.stock_movements (tenant_id, id, variant_id, kind, change, order_id, at)
      select l.tenant_id, p.id, l.variant_id, 'returned', p.quantity, l.order_id, ${ctx.now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id text, line smallint, quantity integer)
        join commerce.order_lines l on l.tenant_id = ${ctx.tenantId} and l.order_id = ${orderId} and l.line = p.line
       where l.holds_stock
      returning variant_id, change),
    locked as (select s.variant_id from commerce.stock s
       where s.tenant_id = ${ctx.tenantId} and s.variant_id in (select variant_id from back)
       order by s.variant_id for no key update)
    update commerce.stock s set on_hand = s.on_hand + b.change
      from (select variant_id, sum(change)::int as change from back group by 1) b join locked using (variant_id)
     where s.tenant_id = ${ctx.tenantId} and s.variant_id = b.variant_id`.execute(db(ctx))
}
