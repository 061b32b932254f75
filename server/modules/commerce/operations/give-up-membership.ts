import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { actorId } from '../../identity/index.ts'
import { accessOrder } from '../access.ts'
import {
  type endMembershipEndpoint,
  type giveUpMembershipEndpoint,
  membershipEnding,
  MembershipOver,
  NoRefund,
  PriceChanged,
  RefundTooMuch,
  RefundsUsed,
} from '../contract.ts'
import { membershipOf, readMembership, readMembershipRow, termsOf } from '../queries/list-memberships.ts'
import { countExits } from '../queries/preview-membership-refund.ts'
import { db, type MembershipRow, type OrderRow } from '../tables.ts'
import { closeDoors } from './close-doors.ts'
import { giveBack } from './give-back.ts'
import { inTurn } from './grant-membership.ts'
import { voidMonthly } from './issue-monthly.ts'

const day = 86_400_000
const reminderDays = 5

/**
 * Gives a membership up; what the member saw comes back. A renewal that has not begun is cancelled the same way, in one
 * step. Raises `commerce.no_refund`, `commerce.price_changed`, `commerce.refunds_used`.
 */
export async function giveUpMembership(
  ctx: Context,
  { membershipId, refundFen }: RequestOf<typeof giveUpMembershipEndpoint>,
): Promise<AnswerOf<typeof giveUpMembershipEndpoint>> {
  const seen = await readMembershipRow(ctx, membershipId)
  if (seen.person_id !== actorId(ctx)) throw NotFound()
  if (!seen.order_id || membershipOf(ctx, seen).refundFen === 0) throw NoRefund()
  const order = await accessOrder(ctx, seen.order_id, 'toChange')
  await inTurn(ctx, seen.community_id, seen.person_id)
  const row = await readMembershipRow(ctx, membershipId)
  const now = membershipOf(ctx, row)
  if (now.refundFen === 0) throw NoRefund()
  if (now.refundFen !== refundFen) throw PriceChanged({ totalFen: now.refundFen })
  const most = termsOf(row)?.mostRefunds ?? null
  const begun = now.state !== 'upcoming'
  if (begun && most !== null && (await countExits(ctx, row.community_id, row.person_id)) >= most) {
    throw RefundsUsed({ most })
  }
  await end(ctx, row, order, refundFen, 'membership_given_up')
  return readMembership(ctx, membershipId)
}

/**
 * Ends somebody's membership at the desk: so much of what is left of its price comes back, whatever the rule says. Raises
 * `commerce.membership_over`, `commerce.refund_too_much`.
 */
export async function endMembership(
  ctx: Context,
  { membershipId, refundFen, why }: RequestOf<typeof endMembershipEndpoint>,
): Promise<AnswerOf<typeof endMembershipEndpoint>> {
  const seen = await readMembershipRow(ctx, membershipId)
  const order = seen.order_id ? await accessOrder(ctx, seen.order_id, 'toChange') : null
  await inTurn(ctx, seen.community_id, seen.person_id)
  const row = await readMembershipRow(ctx, membershipId)
  if (/^(given_up|over)$/.test(membershipOf(ctx, row).state)) throw MembershipOver()
  const mostFen = row.left_fen ?? 0
  if (refundFen > mostFen) throw RefundTooMuch({ mostFen })
  await end(ctx, row, order, refundFen, why)
  return readMembership(ctx, membershipId)
}

async function end(
  ctx: Context,
  { id, community_id, person_id }: MembershipRow,
  order: OrderRow | null,
  amountFen: number,
  why: string,
): Promise<void> {
  await sql`update commerce.memberships set ended_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${id} and ended_at is null`.execute(db(ctx))
  await voidMonthly(ctx, id)
  await closeDoors(ctx, community_id, person_id, 'leaves')
  if (!order || amountFen === 0) return
  const whole = amountFen === order.paid_fen - order.refunded_fen
  await giveBack(ctx, order, [{ line: 0, quantity: whole ? 1 : 0, amountFen }], { why, backToStock: false })
}

/** Tells once, five days before, that a paid membership ends; nothing renews by itself. Safe to run at any time. */
export async function remindOfEnding(ctx: Context): Promise<void> {
  const { rows } = await sql<MembershipRow & { ends_at: Date }>`
    update commerce.memberships set reminded_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and reminded_at is null and ended_at is null and order_id is not null
       and ends_at > ${ctx.now} and ends_at <= ${new Date(ctx.now.getTime() + reminderDays * day)}
    returning *`.execute(db(ctx))
  await publish(
    ctx,
    membershipEnding,
    ...rows.map(({ id, person_id, community_id, ends_at }) => ({
      membershipId: id,
      personId: person_id,
      communityId: community_id,
      endsAt: ends_at.toISOString(),
    })),
  )
}
