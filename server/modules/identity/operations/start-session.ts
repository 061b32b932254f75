import type { Actor, Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../contract.ts'
import { readSeatRole } from '../queries/read-seat-role.ts'
import { writeToken } from '../rules/credential.ts'
import { sessionExpiry } from '../rules/session.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { db } from '../tables.ts'

/**
 * Signs a person in at the device that asks: it receives the cookie once the transaction has committed. Answers who
 * acts from now on. `proved`: the person came by a letter, and so has just proved to have the address.
 */
export async function startSession(
  ctx: Context,
  personId: PersonId,
  { proved = false }: { proved?: boolean } = {},
): Promise<Extract<Actor, { kind: 'person' }>> {
  const id = newId('ses')
  const secret = newSecret()
  await db(ctx)
    .insertInto('identity.sessions')
    .values({
      tenant_id: ctx.tenantId,
      id,
      token_hash: hashOf(secret),
      person_id: personId,
      device: ctx.device,
      address: ctx.address,
      created_at: ctx.now,
      proved_at: proved ? ctx.now : null,
      seen_at: ctx.now,
      expires_at: sessionExpiry(ctx.now),
      revoked_at: null,
    })
    .execute()
  ctx.outgoing.session = { token: writeToken({ tenantId: ctx.tenantId, secret }) }
  return { kind: 'person', personId, sessionId: id, staffRole: await readSeatRole(ctx, personId), scopes: null }
}
