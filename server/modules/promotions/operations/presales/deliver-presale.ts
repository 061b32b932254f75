import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { OrderId } from '../../../commerce/contract.ts'
import { fulfilAwaited } from '../../../commerce/index.ts'
import { db, type PresaleRow } from '../../tables.ts'

/** The goods of a balance were received: its deposit is earned with them. */
export async function deliverPresale(ctx: Context, orderId: OrderId): Promise<void> {
  const { rows } = await sql<PresaleRow>`update promotions.presales set state = 'delivered'
    where tenant_id = ${ctx.tenantId} and balance_order_id = ${orderId} and state = 'paid' returning *`.execute(db(ctx))
  for (const { deposit_order_id } of rows) await fulfilAwaited(ctx, [deposit_order_id])
}
