import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db, type OrderRow } from '../tables.ts'
import { letGo } from './cancel-order.ts'
import { noteStep } from './note-step.ts'

const atOnce = 200

/** Ends orders whose time to pay is over; returns how many. Safe to run at any time and by several at once. */
export async function lapseOrders(ctx: Context): Promise<number> {
  const { rows } = await sql<OrderRow>`
    update commerce.orders o set state = 'cancelled', ended_why = 'unpaid'
     where o.tenant_id = ${ctx.tenantId} and o.state = 'unpaid' and o.id in (
       select id from commerce.orders where tenant_id = ${ctx.tenantId} and state = 'unpaid' and pay_by <= ${ctx.now}
        order by pay_by limit ${atOnce} for no key update skip locked)
    returning o.*`.execute(db(ctx))
  if (rows.length === 0) return 0
  for (const { id } of rows) await noteStep(ctx, id, 'lapsed')
  await letGo(ctx, rows)
  return rows.length
}
