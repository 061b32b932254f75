import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** What a person may do has changed: their sockets close and come back with their new rights. */
export async function renewSockets(ctx: Context, personId: PersonId): Promise<void> {
  const sessions = await db(ctx)
    .selectFrom('identity.sessions')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
  for (const { id } of sessions) ctx.tellNodes('session', id)
}
