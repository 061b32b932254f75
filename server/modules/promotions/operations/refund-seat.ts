import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OriginOrder } from '../../commerce/index.ts'
import { agreedSeat } from '../rules/agreed.ts'
import { db, type SeatRow, type TeamRow } from '../tables.ts'
import { followEnd, tellTeam } from './end-team.ts'
import { returnPieces } from './quotas-of-seat.ts'

/**
 * All money of a paid seat goes back. Before success the seat is free again; when the leader leaves, whoever paid first
 * leads with the same deadline, and with nobody left the team fails (GB-5). After success the team stays as it is (GB-6).
 */
export async function refundSeat(ctx: Context, order: OriginOrder): Promise<void> {
  const seat = await leave(ctx, order)
  if (!seat) return
  const { activityId, terms } = agreedSeat(order.terms)
  await returnPieces(ctx, { activityId, personId: order.buyer_id, quantity: seat.quantity, terms })
  const team = await shrink(ctx, seat)
  if (!team) return
  if (team.state === 'failed') await followEnd(ctx, team)
  await tellTeam(ctx, team)
}

async function leave(ctx: Context, { id }: OriginOrder): Promise<SeatRow | null> {
  const { rows } = await sql<SeatRow>`
    update promotions.seats set left_at = ${ctx.now}, closed_at = coalesce(closed_at, ${ctx.now})
     where tenant_id = ${ctx.tenantId} and order_id = ${id} and paid_at is not null and left_at is null
    returning *`.execute(db(ctx))
  return rows[0] ?? null
}

async function shrink(ctx: Context, { team_id, person_id }: SeatRow): Promise<TeamRow | null> {
  // Held before it is looked at: two who leave at once must not both see the other as the next leader.
  await sql`select from promotions.teams where tenant_id = ${ctx.tenantId} and id = ${team_id}
    for no key update`.execute(db(ctx))
  const { rows } = await sql<TeamRow>`
    update promotions.teams t set paid = paid - 1,
           state = case paid when 1 then 'failed' else state end,
           ended_at = case paid when 1 then ${ctx.now}::timestamptz end,
           ended_why = case paid when 1 then 'all_left' end,
           leader_id = case when leader_id <> ${person_id} then leader_id else coalesce(
             (select s.person_id from promotions.seats s
               where s.tenant_id = t.tenant_id and s.team_id = t.id and s.paid_at is not null and s.left_at is null
               order by s.paid_at, s.order_id limit 1), leader_id) end
     where t.tenant_id = ${ctx.tenantId} and t.id = ${team_id} and state = 'running'
    returning *`.execute(db(ctx))
  return rows[0] ?? null
}
