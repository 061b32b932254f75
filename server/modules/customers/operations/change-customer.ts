import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { accessCustomer } from '../access.ts'
import type { changeCustomerEndpoint, CustomerCard } from '../contract.ts'
import { viewCustomer } from '../queries/view-customers.ts'
import { db } from '../tables.ts'

/** Changes what operators keep about a customer; what is not named stays. */
export async function changeCustomer(
  ctx: Context,
  { customerId, tags, ...wish }: RequestOf<typeof changeCustomerEndpoint>,
): Promise<CustomerCard> {
  await accessCustomer(ctx, customerId, 'toChange')
  const told = Object.entries(wish).filter(([, value]) => value !== undefined)
  await db(ctx)
    .updateTable('customers.customers')
    .set({ ...Object.fromEntries(told), ...(tags ? { tags: [...new Set(tags)] } : {}), changed_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', customerId)
    .execute()
  return viewCustomer(ctx, customerId)
}
