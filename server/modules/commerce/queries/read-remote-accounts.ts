import type { Context } from '../../../kernel/context.ts'
import type { Provider } from '../contract.ts'
import { db } from '../tables.ts'

/** The providers a tenant takes payments with that are other houses than ours. */
export async function readRemoteAccounts(ctx: Context): Promise<Provider[]> {
  const rows = await db(ctx)
    .selectFrom('commerce.payment_settings')
    .select('provider')
    .where('tenant_id', '=', ctx.tenantId)
    .where('provider', '<>', 'sandbox')
    .where('active', '=', true)
    .orderBy('provider')
    .execute()
  return rows.map(({ provider }) => provider)
}
