import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { actorId } from '../access.ts'
import type { listMySessionsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Where I am signed in, last seen first. */
export async function listMySessions(ctx: Context): Promise<AnswerOf<typeof listMySessionsEndpoint>> {
  const sessions = await db(ctx)
    .selectFrom('identity.sessions')
    .select(['id', 'device', 'address', 'created_at', 'seen_at'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', actorId(ctx))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const own = ctx.actor.kind === 'person' ? ctx.actor.sessionId : null
  return {
    rows: sessions.map(({ id, device, address, created_at, seen_at }) => ({
      id,
      device,
      place: address,
      createdAt: created_at.toISOString(),
      seenAt: seen_at.toISOString(),
      current: id === own,
    })),
  }
}
