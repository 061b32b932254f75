import type { Context } from '../../../kernel/context.ts'
import type { OrderId, OrderState } from '../contract.ts'
import { db } from '../tables.ts'

/** In which state several orders are. */
export async function readOrderStates(ctx: Context, ids: readonly OrderId[]): Promise<Map<OrderId, OrderState>> {
  if (ids.length === 0) return new Map()
  const rows = await db(ctx)
    .selectFrom('commerce.orders')
    .select(['id', 'state'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, state }) => [id, state]))
}
