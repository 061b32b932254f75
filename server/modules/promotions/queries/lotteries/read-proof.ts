import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import type { Doorstep } from '../../../../kernel/route.ts'
import type { readLotteryProofEndpoint } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db } from '../../tables.ts'
import { findLots, findLottery } from './access-lottery.ts'

type Ask = RequestOf<typeof readLotteryProofEndpoint>

/** Whose lottery it is, for a visitor who knows nothing but its id. */
export async function tenantOfLottery(door: Doorstep, { activityId }: Ask): Promise<TenantId> {
  const [tenantId] = await door.tenantsBehind('lottery', activityId)
  if (!tenantId) throw NotFound()
  return tenantId
}

/** Everything needed to work a lottery out anew (LO-2); the secret only when nobody can draw any more. Names nobody. */
export async function readLotteryProof(
  ctx: Context,
  { activityId }: Ask,
): Promise<AnswerOf<typeof readLotteryProofEndpoint>> {
  const lottery = await findLottery(ctx, activityId)
  const { terms, title, starts_at, ends_at, ended_at } = lottery
  const lots = await findLots(ctx, activityId)
  const over = activityStateOf(lottery, ctx.now) === 'ended' && (terms.draws === 'instant' || lots.drawn_at !== null)
  const entries = await db(ctx)
    .selectFrom('promotions.draws')
    .select(['no', 'got'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', activityId)
    .orderBy('no')
    .execute()
  return {
    activityId,
    title,
    draws: terms.draws,
    commitment: lots.commitment,
    committedAt: lots.committed_at.toISOString(),
    opensAt: starts_at.toISOString(),
    closesAt: (ended_at ?? ends_at).toISOString(),
    secret: over ? ctx.seal.open(lots.secret) : null,
    publicValue: lots.public_value,
    publicValueFrom: terms.publicValue,
    prizes: terms.prizes.map(({ name, kind, oddsBp, pieces }) => ({ name, kind, oddsBp, pieces })),
    entries,
  }
}
