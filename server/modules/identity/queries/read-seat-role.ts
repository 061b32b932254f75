import type { Context } from '../../../kernel/context.ts'
import type { PersonId, StaffRole } from '../contract.ts'
import { db } from '../tables.ts'

/** The operator seat a person holds, if any. */
export async function readSeatRole(ctx: Context, personId: PersonId): Promise<StaffRole | null> {
  const seat = await db(ctx)
    .selectFrom('identity.seats')
    .select('role')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return seat?.role ?? null
}
