import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { previewMembershipRefundEndpoint } from '../contract.ts'
import { daysOf, usedDays } from '../rules/membership-refund.ts'
import { db } from '../tables.ts'
import { type FoundMembership, membershipOf, readMembershipRow, termsOf } from './list-memberships.ts'

type Answer = AnswerOf<typeof previewMembershipRefundEndpoint>

/** What would come back now and by which rule, beside what was had of it. Raises `kernel.not_found`. */
export async function previewMembershipRefund(
  ctx: Context,
  { membershipId }: RequestOf<typeof previewMembershipRefundEndpoint>,
): Promise<Answer> {
  const row = await readMembershipRow(ctx, membershipId)
  const terms = termsOf(row)
  return {
    paidFen: row.left_fen ?? 0,
    refundFen: membershipOf(ctx, row).refundFen,
    refund: terms?.refund ?? 'none',
    noReasonDays: terms?.noReasonDays ?? 0,
    usedDays: usedDays(row.starts_at, ctx.now),
    days: daysOf(row.starts_at, row.ends_at),
    used: await listUsed(ctx, row),
    refunds: await countExits(ctx, row.community_id, row.person_id),
    mostRefunds: terms?.mostRefunds ?? null,
  }
}

/** Orders at members' prices since it began; each order remembers what it saved. */
async function listUsed(ctx: Context, row: FoundMembership): Promise<Answer['used']> {
  const { rows } = await sql<{ orders: number; saved: number }>`
    select count(*)::int as orders, coalesce(sum((terms->>'memberSavedFen')::bigint), 0)::bigint as saved
      from commerce.orders
     where tenant_id = ${ctx.tenantId} and buyer_id = ${row.person_id} and community_id = ${row.community_id}
       and placed_at >= ${row.starts_at} and paid_at is not null and state <> 'refunded'
       and terms ? 'memberSavedFen'`.execute(db(ctx))
  const { orders = 0, saved = 0 } = rows[0] ?? {}
  return orders > 0 ? [{ kind: 'prices', orders, savedFen: saved }] : []
}

/** How often somebody has left a paid membership before its time; a renewal that had not begun is none. */
export async function countExits(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ exits: number }>`
    select count(*)::int as exits from commerce.memberships
     where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and person_id = ${personId}
       and order_id is not null and ended_at > starts_at`.execute(db(ctx))
  return rows[0]?.exits ?? 0
}
