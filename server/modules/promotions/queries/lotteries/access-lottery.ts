import type { Context } from '../../../../kernel/context.ts'
import { NotFound } from '../../../../kernel/contract.ts'
import type { ActivityId, DrawId, LotteryTerms } from '../../contract.ts'
import { type ActivityRow, type DrawRow, db, type LotteryRow } from '../../tables.ts'

export type LotteryActivity = ActivityRow & { terms: LotteryTerms }

/** Raises `kernel.not_found` for an activity of another kind. */
export function asLottery(activity: ActivityRow | undefined): LotteryActivity {
  if (activity?.terms.kind !== 'lottery') throw NotFound()
  return { ...activity, terms: activity.terms }
}

/** A lottery whoever asks; for what the public may see and for what follows from a draw. */
export async function findLottery(ctx: Context, id: ActivityId): Promise<LotteryActivity> {
  const all = db(ctx).selectFrom('promotions.activities').selectAll().where('tenant_id', '=', ctx.tenantId)
  return asLottery(await all.where('id', '=', id).executeTakeFirst())
}

/** The lots of a lottery: its seed and what was drawn of it. */
export async function findLots(ctx: Context, id: ActivityId): Promise<LotteryRow> {
  const all = db(ctx).selectFrom('promotions.lotteries').selectAll().where('tenant_id', '=', ctx.tenantId)
  return all.where('activity_id', '=', id).executeTakeFirstOrThrow()
}

/** One draw, for anybody. Raises `kernel.not_found`. */
export async function findDraw(ctx: Context, id: DrawId): Promise<DrawRow> {
  const all = db(ctx).selectFrom('promotions.draws').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await all.where('id', '=', id).executeTakeFirst()
  if (!found) throw NotFound()
  return found
}
