import type { Context } from '../../../kernel/context.ts'
import type { SessionId } from '../contract.ts'
import { db } from '../tables.ts'

/** Which of these sessions are still good: neither ended nor expired. */
export async function listLiveSessions(ctx: Context, ids: readonly SessionId[]): Promise<Set<SessionId>> {
  const rows = await db(ctx)
    .selectFrom('identity.sessions')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
