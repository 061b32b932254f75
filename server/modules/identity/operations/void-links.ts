import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** Links that were sent to a person and not used yet stop working. */
export async function voidLinks(ctx: Context, personId: PersonId): Promise<void> {
  await db(ctx)
    .updateTable('identity.sign_in_links')
    .set({ expires_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('redeemed_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .execute()
}
