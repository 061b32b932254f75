import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** Owners and admins of the tenant. */
export async function listDeciders(ctx: Context): Promise<PersonId[]> {
  const rows = await db(ctx)
    .selectFrom('identity.seats')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('role', 'in', ['owner', 'admin'])
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
