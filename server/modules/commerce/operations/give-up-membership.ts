import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { accessOrder } from '../access.ts'
import { type giveUpMembershipEndpoint, membershipEnding, NoRefund, type OrderId, PriceChanged } from '../contract.ts'
import { readMembership } from '../queries/list-memberships.ts'
import { db, type MembershipRow } from '../tables.ts'
import { giveBack } from './give-back.ts'

const day = 86_400_000
const reminderDays = 5

/** Gives a membership up; what the member saw comes back. Raises `commerce.no_refund`, `commerce.price_changed`. */
export async function giveUpMembership(
  ctx: Context,
  { membershipId, refundFen }: RequestOf<typeof giveUpMembershipEndpoint>,
): Promise<AnswerOf<typeof giveUpMembershipEndpoint>> {
  const seen = await readMembership(ctx, membershipId)
  if (!seen.orderId || seen.refundFen === 0) throw NoRefund()
  const order = await accessOrder(ctx, seen.orderId as OrderId, 'toChange')
  const now = await readMembership(ctx, membershipId)
  if (now.refundFen === 0) throw NoRefund()
  if (now.refundFen !== refundFen) throw PriceChanged({ totalFen: now.refundFen })
  const whole = refundFen === order.paid_fen - order.refunded_fen
  await sql`update commerce.memberships set ended_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${membershipId} and ended_at is null`.execute(db(ctx))
  const part = { line: 0, quantity: whole ? 1 : 0, amountFen: refundFen }
  await giveBack(ctx, order, [part], { why: 'membership_given_up', backToStock: false })
  return readMembership(ctx, membershipId)
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
