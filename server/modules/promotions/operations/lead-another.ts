import type { Context } from '../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../commerce/index.ts'
import { accessActivity } from '../access.ts'
import { activityStateOf } from '../rules/activity-state.ts'
import { agreedSeat } from '../rules/agreed.ts'
import { db } from '../tables.ts'
import { tellTeam } from './end-team.ts'
import { writeTeam } from './open-team.ts'
import { seatAgain } from './seat-again.ts'

/** Whoever has paid and found the team full leads a new one, while the activity runs; null when it cannot be (GB-2). */
export async function leadAnother(ctx: Context, order: OriginOrder): Promise<Acceptance | null> {
  const { activityId, version, terms } = agreedSeat(order.terms)
  const house = { ...ctx, actor: { kind: 'system', name: 'promotions' } } as const
  const activity = await accessActivity(house, activityId, 'toRead')
  if (activityStateOf(activity, ctx.now) !== 'running') return null
  const paidUntil = new Date(ctx.now.getTime() + terms.minutes * 60_000)
  const words = { activity: { id: activityId, version }, terms, leaderId: order.buyer_id, paidUntil }
  const team = await writeTeam(ctx, words)
  if (await seatAgain(ctx, order, team.id)) {
    await db(ctx)
      .deleteFrom('promotions.teams')
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', team.id)
      .execute()
    return null
  }
  await tellTeam(ctx, team)
  return { awaits: 'team' }
}
