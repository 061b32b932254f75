import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** Since when somebody is known to the tenant in any way; null for nobody. */
export async function metAt(ctx: Context, personId: PersonId): Promise<Date | null> {
  const met = await db(ctx)
    .selectFrom('identity.people')
    .select('created_at')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return met?.created_at ?? null
}
