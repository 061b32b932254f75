import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../contract.ts'
import { db } from '../tables.ts'

/** Of these orders, those paid to be sent of which nothing was handed to a carrier yet. */
export async function listUntouched(ctx: Context, ids: readonly OrderId[]): Promise<OrderId[]> {
  const { rows } = await sql<{ id: OrderId }>`
    select o.id from commerce.orders o
     where o.tenant_id = ${ctx.tenantId} and o.id = any(${ids}::text[]) and o.state = 'paid' and o.delivery = 'express'
       and not exists (select from commerce.shipments s where s.tenant_id = o.tenant_id and s.order_id = o.id)`.execute(
    db(ctx),
  )
  return rows.map(({ id }) => id)
}
