import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../contract.ts'
import { askForAsking } from '../jobs/ask-after.ts'
import { db } from '../tables.ts'

/**
 * Payments that were begun are over for us, and soon for the provider, who is asked first whether somebody has paid. One
 * that arrives all the same is late and finds its way back.
 */
export async function closePayments(ctx: Context, orderIds: readonly OrderId[]): Promise<void> {
  if (orderIds.length === 0) return
  const closed = await db(ctx)
    .updateTable('commerce.payments')
    .set({ state: 'closed' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', 'in', orderIds)
    .where('state', '=', 'open')
    .returning(['id', 'provider'])
    .execute()
  for (const { id, provider } of closed) if (provider !== 'sandbox') await askForAsking(ctx, id)
}
