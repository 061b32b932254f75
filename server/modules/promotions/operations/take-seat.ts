import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { OrderId, VariantId } from '../../commerce/contract.ts'
import { hasBought, orderAtPrice } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import { AlreadyInTeam, type joinTeamEndpoint, NewcomersOnly, QuotaTaken, VariantNotInActivity } from '../contract.ts'
import type { AgreedSeat } from '../rules/agreed.ts'
import { seatFen } from '../rules/ladder.ts'
import { type ActivityRow, db, type SeatRow, type TeamRow } from '../tables.ts'
import { takePieces } from './quotas-of-seat.ts'
import { tellChange } from './tell-change.ts'

type Ask = Omit<RequestOf<typeof joinTeamEndpoint>, 'teamId' | 'channel'>
const minute = 60_000

/**
 * Orders a seat: the price and all terms are the team's, the seat is its person's only one in
 * the activity (GB-7). Raises `promotions.already_in_team` and what ordering raises.
 */
export async function takeSeat(ctx: Context, activity: ActivityRow, team: TeamRow, ask: Ask): Promise<OrderId> {
  const buyerId = actorId(ctx)
  const { variantId, quantity, ...place } = ask
  const { terms } = team
  const unitFen = seatFen(terms, variantId)
  if (unitFen === null) throw VariantNotInActivity()
  if (quantity > terms.perOrder) throw QuotaTaken()
  await requireNewcomer(ctx, team, buyerId)
  const agreed: AgreedSeat = {
    activityId: activity.id,
    version: team.version,
    teamId: team.id,
    variantId,
    quantity,
    terms,
  }
  const { orderId, totalFen } = await orderAtPrice(ctx, {
    ...place,
    buyerId,
    communityId: activity.community_id,
    lines: [{ variantId, quantity, unitFen }],
    origin: 'group_buy',
    originId: team.id,
    terms: agreed,
    payWithin: payWithin(ctx, team),
    holdsStock: terms.holdsStock,
  })
  const seat = { order_id: orderId, team_id: team.id, activity_id: activity.id, person_id: buyerId }
  if (!(await writeSeat(ctx, { ...seat, variant_id: variantId, quantity, total_fen: totalFen, paid_at: null }))) {
    throw AlreadyInTeam()
  }
  await takePieces(ctx, { activityId: activity.id, personId: buyerId, quantity, terms })
  tellChange(ctx, activity.id, team.id)
  return orderId
}

/** Nobody can pay longer than the team lasts. */
function payWithin({ now }: Context, { terms, expires_at }: TeamRow): number {
  const window = terms.payMinutes * minute
  return expires_at ? Math.min(window, expires_at.getTime() - now.getTime()) : window
}

async function requireNewcomer(
  ctx: Context,
  { terms, leader_id }: TeamRow,
  buyerId: SeatRow['person_id'],
): Promise<void> {
  const { newcomers } = terms
  if (newcomers === 'any' || (newcomers === 'joiners' && buyerId === leader_id)) return
  if (await hasBought(ctx, buyerId)) throw NewcomersOnly()
}

type Fresh = Pick<
  SeatRow,
  'order_id' | 'team_id' | 'activity_id' | 'person_id' | 'quantity' | 'total_fen' | 'paid_at'
> & {
  variant_id: VariantId
}

/** One open seat of a person in an activity, by unique key: false for a second one. */
export async function writeSeat(ctx: Context, seat: Fresh): Promise<boolean> {
  const written = await db(ctx)
    .insertInto('promotions.seats')
    .values({
      tenant_id: ctx.tenantId,
      ...seat,
      back_fen: 0,
      held_at: ctx.now,
      left_at: null,
      closed_at: null,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}
