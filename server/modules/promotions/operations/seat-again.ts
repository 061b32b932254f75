import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OriginOrder } from '../../commerce/index.ts'
import type { TeamId } from '../contract.ts'
import { agreedSeat } from '../rules/agreed.ts'
import { db, type SeatRow, type TeamRow } from '../tables.ts'
import { tellTeam } from './end-team.ts'
import { returnPieces, tryPieces } from './quotas-of-seat.ts'
import { writeSeat } from './take-seat.ts'

const piecesOf = (order: OriginOrder) => {
  const { activityId, quantity, terms } = agreedSeat(order.terms)
  return { activityId, personId: order.buyer_id, quantity, terms }
}

/** Writes the seat of a payment that came late; the reason when its person has another one by now, or nothing is left. */
export async function seatAgain(ctx: Context, order: OriginOrder, teamId: TeamId): Promise<string | null> {
  const { activityId, variantId, quantity } = agreedSeat(order.terms)
  const pieces = piecesOf(order)
  if (!(await tryPieces(ctx, pieces))) return 'quota_taken'
  const seated = await writeSeat(ctx, {
    order_id: order.id,
    team_id: teamId,
    activity_id: activityId,
    person_id: order.buyer_id,
    variant_id: variantId,
    quantity,
    total_fen: order.total_fen,
    paid_at: ctx.now,
  })
  if (!seated) await returnPieces(ctx, pieces)
  return seated ? null : 'already_in_team'
}

/** Takes a seat away that was not paid or cannot be kept; whether there was one. */
export async function unseat(ctx: Context, order: OriginOrder): Promise<boolean> {
  const { rows } = await sql<SeatRow>`delete from promotions.seats
    where tenant_id = ${ctx.tenantId} and order_id = ${order.id} returning *`.execute(db(ctx))
  if (rows.length > 0) await returnPieces(ctx, piecesOf(order))
  return rows.length > 0
}

/** An order lapsed or was given up: its seat is free; a team whose leader never paid is over. */
export async function lapseSeat(ctx: Context, order: OriginOrder): Promise<void> {
  if (!(await unseat(ctx, order))) return
  const { rows } = await sql<TeamRow>`
    update promotions.teams set held = held - 1,
           state = case state when 'draft' then 'failed' else state end,
           ended_at = case state when 'draft' then ${ctx.now}::timestamptz else ended_at end,
           ended_why = case state when 'draft' then 'leader_unpaid' else ended_why end
     where tenant_id = ${ctx.tenantId} and id = ${order.origin_id} and held > 0
    returning *`.execute(db(ctx))
  if (rows[0]) await tellTeam(ctx, rows[0])
}
