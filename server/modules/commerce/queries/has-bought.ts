import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** Whether somebody has ever paid for an order here; newcomers (新人) have not. */
export async function hasBought(ctx: Context, personId: PersonId): Promise<boolean> {
  const found = await db(ctx)
    .selectFrom('commerce.orders')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('buyer_id', '=', personId)
    .where('paid_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
