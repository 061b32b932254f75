import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type Acceptance, type OriginOrder, sellPaid } from '../../commerce/index.ts'
import { findTeam } from '../access.ts'
import { agreedSeat } from '../rules/agreed.ts'
import { db, type TeamRow } from '../tables.ts'
import { followEnd, tellTeam } from './end-team.ts'
import { leadAnother } from './lead-another.ts'
import { seatAgain, unseat } from './seat-again.ts'

/**
 * A seat is paid, in the transaction of the payment: what was held becomes a paid seat by one conditional statement, and the
 * last one makes the team succeed (GB-2, GB-3). Who finds no seat leads a team of their own, or is refunded.
 */
export async function paySeat(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  const { terms, teamId } = agreedSeat(order.terms)
  if (!terms.holdsStock && !(await sellPaid(ctx, order.id))) return giveUp(ctx, order, 'sold_out')
  const barred = late ? await seatAgain(ctx, order, teamId) : null
  if (barred) return { refund: barred }
  const team = await convert(ctx, order, late)
  if (!team) {
    const over = await giveUp(ctx, order, whyNot(await findTeam(ctx, teamId), ctx.now))
    return terms.surplus === 'new_team' ? ((await leadAnother(ctx, order)) ?? over) : over
  }
  await sql`update promotions.seats set paid_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and order_id = ${order.id}`.execute(db(ctx))
  if (team.state === 'succeeded') await followEnd(ctx, team)
  await tellTeam(ctx, team)
  return { awaits: 'team' }
}

function whyNot({ state, expires_at }: TeamRow, now: Date): string {
  const full = state === 'succeeded' || (state === 'running' && expires_at !== null && expires_at > now)
  return full ? 'team_full' : 'team_over'
}

/** The seat is none any more, and what it took is there again. */
async function giveUp(ctx: Context, order: OriginOrder, why: string): Promise<Acceptance> {
  await unseat(ctx, order)
  return { refund: why }
}

/** Paid in time the seat is held; late it must be free, or its team must have waited for this very leader. */
async function convert(ctx: Context, order: OriginOrder, late: boolean): Promise<TeamRow | null> {
  const held: RawBuilder<unknown> = late ? sql`held` : sql`held - 1`
  const free: RawBuilder<unknown> = late
    ? sql`held + paid < size and (state = 'running' or ended_why = 'leader_unpaid' and leader_id = ${order.buyer_id})`
    : sql`held > 0 and state in ('draft', 'running')`
  const { rows } = await sql<TeamRow>`
    update promotions.teams set held = ${held}, paid = paid + 1,
           state = case when paid + 1 >= size then 'succeeded' else 'running' end,
           expires_at = coalesce(expires_at, ${ctx.now}::timestamptz + (terms->>'minutes')::int * interval '1 minute'),
           ended_at = case when paid + 1 >= size then ${ctx.now}::timestamptz end, ended_why = null
     where tenant_id = ${ctx.tenantId} and id = ${order.origin_id} and (expires_at is null or expires_at > ${ctx.now})
       and ${free}
    returning *`.execute(db(ctx))
  return rows[0] ?? null
}
