import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type ActivityId, QuotaTaken } from '../contract.ts'
import { db } from '../tables.ts'

export type Wanted = { of: string; quantity: number; cap: number | null }

/** Takes so many of what is scarce, by one conditional statement; without a cap there is nothing to take. Raises `promotions.quota_taken`. */
export async function takeQuota(ctx: Context, activityId: ActivityId, { of, quantity, cap }: Wanted): Promise<void> {
  if (cap !== null && !(await tryQuota(ctx, activityId, { of, quantity, cap }))) throw QuotaTaken()
}

/** The same; false when there are not so many left. */
export async function tryQuota(
  ctx: Context,
  activityId: ActivityId,
  { of, quantity, cap }: Wanted & { cap: number },
): Promise<boolean> {
  if (quantity > cap) return false
  const { rows } = await sql`
    insert into promotions.quotas as q (tenant_id, activity_id, of, taken)
    values (${ctx.tenantId}, ${activityId}, ${of}, ${quantity})
    on conflict (tenant_id, activity_id, of) do update set taken = q.taken + excluded.taken
     where q.taken + excluded.taken <= ${cap}
    returning q.of`.execute(db(ctx))
  return rows.length > 0
}

/** What was taken is there again. */
export async function returnQuota(ctx: Context, activityId: ActivityId, of: string, quantity: number): Promise<void> {
  await sql`update promotions.quotas set taken = greatest(taken - ${quantity}, 0)
    where tenant_id = ${ctx.tenantId} and activity_id = ${activityId} and of = ${of}`.execute(db(ctx))
}
