import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** The tenant's owner of longest standing, in whose name the command line acts. */
export async function readOwner(ctx: Context): Promise<PersonId> {
  const { person_id } = await db(ctx)
    .selectFrom('identity.seats')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('role', '=', 'owner')
    .orderBy('since')
    .orderBy('person_id')
    .executeTakeFirstOrThrow()
  return person_id
}
