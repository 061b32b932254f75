import type { Context } from '../../../kernel/context.ts'
import type { Me } from '../contract.ts'
import { db } from '../tables.ts'

/** The present tenant: its name, short name, time zone (IANA) and language. */
export async function tenantOf(ctx: Context): Promise<Me['tenant']> {
  const { tenant_id, ...words } = await db(ctx)
    .selectFrom('identity.tenants')
    .select(['tenant_id', 'name', 'slug', 'zone', 'locale'])
    .where('tenant_id', '=', ctx.tenantId)
    .executeTakeFirstOrThrow()
  return { id: tenant_id, ...words }
}
