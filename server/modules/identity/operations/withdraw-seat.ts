import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'
import { endSessions } from './end-sessions.ts'
import { requireSeatChangeable } from './require-seat-changeable.ts'
import { voidLinks } from './void-links.ts'

/** Takes a seat away: sessions end, API keys and unused links of the person stop working. Raises `identity.last_owner`. */
export async function withdrawSeat(ctx: Context, { personId }: { personId: PersonId }): Promise<void> {
  await requireSeatChangeable(ctx, personId, null)
  await db(ctx)
    .deleteFrom('identity.seats')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
  await db(ctx)
    .updateTable('identity.api_keys')
    .set({ revoked_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
  await endSessions(ctx, personId)
  await voidLinks(ctx, personId)
}
