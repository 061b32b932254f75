import type { Context } from '../../../kernel/context.ts'
import type { PersonId, SessionId } from '../contract.ts'
import { db } from '../tables.ts'

/** Ends sessions of a person, all or only these, except one; their sockets close on every node. Answers how many. */
export async function endSessions(
  ctx: Context,
  personId: PersonId,
  { only, except }: { only?: SessionId; except?: SessionId | null } = {},
): Promise<number> {
  let ending = db(ctx)
    .updateTable('identity.sessions')
    .set({ revoked_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
  if (only) ending = ending.where('id', '=', only)
  if (except) ending = ending.where('id', '<>', except)
  const ended = await ending.returning('id').execute()
  for (const { id } of ended) ctx.tellNodes('session', id)
  return ended.length
}
