import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { changeTenantEndpoint, Me } from '../contract.ts'
import { tenantOf } from '../queries/read-tenant.ts'
import { db } from '../tables.ts'

/** Changes the name, time zone or language of the tenant; what is not named stays. */
export async function changeTenant(
  ctx: Context,
  { name, zone, locale }: RequestOf<typeof changeTenantEndpoint>,
): Promise<Me['tenant']> {
  const changes = { ...(name ? { name } : {}), ...(zone ? { zone } : {}), ...(locale ? { locale } : {}) }
  if (Object.keys(changes).length > 0) {
    await db(ctx).updateTable('identity.tenants').set(changes).where('tenant_id', '=', ctx.tenantId).execute()
  }
  return tenantOf(ctx)
}
