import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../contract.ts'
import { db } from '../tables.ts'

/** Payments that were begun are over for us; one that arrives all the same is late and finds its way back. */
export async function closePayments(ctx: Context, orderIds: readonly OrderId[]): Promise<void> {
  if (orderIds.length === 0) return
  await db(ctx)
    .updateTable('commerce.payments')
    .set({ state: 'closed' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', 'in', orderIds)
    .where('state', '=', 'open')
    .execute()
}
