import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../../commerce/contract.ts'
import { fulfilAwaited, giveBack, readOrderRow, refundAll } from '../../commerce/index.ts'
import { findTeam } from '../access.ts'
import { reachedFen, seatFen } from '../rules/ladder.ts'
import { db, type SeatRow, type TeamRow } from '../tables.ts'

type Order = Awaited<ReturnType<typeof readOrderRow>>

/**
 * Does for one paid seat what its team's end means: all of the money goes back, or the order is let go and the difference
 * of a ladder goes back. The order is held first, as everywhere; done once, however often it is asked for.
 */
export async function settleSeat(ctx: Context, orderId: OrderId): Promise<void> {
  const order = await readOrderRow(ctx, orderId, 'toChange')
  const seat = await findUnsettled(ctx, orderId)
  if (!seat) return
  const team = await findTeam(ctx, seat.team_id)
  if (team.state !== 'succeeded' && team.state !== 'failed') return
  const backFen = team.state === 'succeeded' ? differenceOf(order, seat, team) : 0
  await sql`update promotions.seats set settled_at = ${ctx.now}, back_fen = ${backFen}
    where tenant_id = ${ctx.tenantId} and order_id = ${orderId}`.execute(db(ctx))
  if (order.state !== 'paid') return
  if (team.state === 'failed') return refundAll(ctx, order, { why: 'team_failed', backToStock: true })
  if (backFen > 0) {
    await giveBack(ctx, order, [{ line: 0, quantity: 0, amountFen: backFen }], { why: 'team_step', backToStock: false })
  }
  await fulfilAwaited(ctx, [orderId])
}

/** GB-11: never more than is left of what was paid. */
function differenceOf(order: Order, seat: SeatRow, { terms, paid }: TeamRow): number {
  const paidFen = seatFen(terms, seat.variant_id) ?? 0
  const difference = (paidFen - (reachedFen(terms, seat.variant_id, paid) ?? paidFen)) * seat.quantity
  return Math.min(difference, order.goods_fen - order.refunded_fen)
}

async function findUnsettled(ctx: Context, orderId: OrderId): Promise<SeatRow | null> {
  const seat = await db(ctx)
    .selectFrom('promotions.seats')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', '=', orderId)
    .where('paid_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return seat ?? null
}
