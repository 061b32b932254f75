import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../contract.ts'
import { db, type OrderRow } from '../tables.ts'
import { noteStep } from './note-step.ts'
import { fulfil } from './settle-order.ts'

/** What paid orders waited for has happened: they can be shipped, fetched or given. Told twice it happens once. */
export async function fulfilAwaited(ctx: Context, orderIds: readonly OrderId[]): Promise<void> {
  const { rows } = await sql<OrderRow>`
    update commerce.orders set awaits = null
     where tenant_id = ${ctx.tenantId} and id = any(${orderIds}::text[]) and awaits is not null and state = 'paid'
    returning *`.execute(db(ctx))
  for (const order of rows) {
    await noteStep(ctx, order.id, 'awaited')
    await fulfil(ctx, order)
  }
}
