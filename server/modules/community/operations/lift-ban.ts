import type { Context } from '../../../kernel/context.ts'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { actorIdOrNull } from '../access.ts'
import type { liftBanEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Lifts a ban; who was banned may join again at once. Raises `kernel.not_found` when there is none in force. */
export async function liftBan(
  ctx: Context,
  { communityId, personId }: RequestOf<typeof liftBanEndpoint>,
): Promise<void> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('community.bans')
    .set({ lifted_at: ctx.now, lifted_by: actorIdOrNull(ctx) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw NotFound()
}
