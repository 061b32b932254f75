import type { Context } from '../../../kernel/context.ts'
import { actorId } from '../../identity/index.ts'
import type { Wishes } from '../contract.ts'
import { db } from '../tables.ts'

/** From now on I am told as I wish; what waits to leave is asked again before it does. */
export async function changeWishes(ctx: Context, wishes: Wishes): Promise<Wishes> {
  const { about, quiet, zone, callsPass: calls_pass, discreet } = wishes
  const row = { about, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null, zone, calls_pass, discreet }
  await db(ctx)
    .insertInto('notices.wishes')
    .values({ tenant_id: ctx.tenantId, person_id: actorId(ctx), ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(row))
    .execute()
  return wishes
}
