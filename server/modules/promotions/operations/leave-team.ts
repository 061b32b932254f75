import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { readOrderRow, refundAll } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import { findTeam } from '../access.ts'
import { type leaveTeamEndpoint, MayNotLeave } from '../contract.ts'
import { showTeam } from '../queries/read-team.ts'
import { db } from '../tables.ts'

/**
 * Gives a paid seat up: before the result where the activity allows it, and at any time what is not redeemed where it is
 * 随时退 (GB-12, GB-13). Raises `promotions.may_not_leave`.
 */
export async function leaveTeam(
  ctx: Context,
  { teamId }: RequestOf<typeof leaveTeamEndpoint>,
): Promise<AnswerOf<typeof leaveTeamEndpoint>> {
  const seat = await db(ctx)
    .selectFrom('promotions.seats')
    .select('order_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('team_id', '=', teamId)
    .where('person_id', '=', actorId(ctx))
    .where('paid_at', 'is not', null)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!seat) throw NotFound()
  const order = await readOrderRow(ctx, seat.order_id, 'toChange')
  const { state, terms } = await findTeam(ctx, teamId)
  const before = state === 'running' && terms.mayLeave
  if (order.state !== 'paid' || !(before || terms.refundAnytime)) throw MayNotLeave()
  await refundAll(ctx, order, { why: 'left_team', backToStock: true })
  return showTeam(ctx, teamId)
}
