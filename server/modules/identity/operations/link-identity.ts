import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** From now on a key of another house leads to this person; a key that leads to somebody already stays theirs. */
export async function linkIdentity(ctx: Context, personId: PersonId, kind: string, key: string): Promise<void> {
  await db(ctx)
    .insertInto('identity.identities')
    .values({ tenant_id: ctx.tenantId, kind, key, person_id: personId, linked_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
