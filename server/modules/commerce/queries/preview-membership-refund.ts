import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { MembershipId, OrderId, previewMembershipRefundEndpoint } from '../contract.ts'
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
    unusedCoupons: await countUnused(ctx, row.id),
    refunds: await countExits(ctx, row.community_id, row.person_id),
    mostRefunds: terms?.mostRefunds ?? null,
  }
}

/** Orders at members' prices since it began – each remembers what it saved – and the monthly coupons that were used. */
async function listUsed(ctx: Context, row: FoundMembership): Promise<Answer['used']> {
  const { rows } = await sql<{ orders: number; saved: number }>`
    select count(*)::int as orders, coalesce(sum((terms->>'memberSavedFen')::bigint), 0)::bigint as saved
      from commerce.orders
     where tenant_id = ${ctx.tenantId} and buyer_id = ${row.person_id} and community_id = ${row.community_id}
       and placed_at >= ${row.starts_at} and paid_at is not null and state <> 'refunded'
       and terms ? 'memberSavedFen'`.execute(db(ctx))
  const { orders = 0, saved = 0 } = rows[0] ?? {}
  const prices: Answer['used'] = orders > 0 ? [{ kind: 'prices', orders, savedFen: saved }] : []
  return [...prices, ...(await listUsedCoupons(ctx, row.id))]
}

async function listUsedCoupons(ctx: Context, id: MembershipId): Promise<Answer['used']> {
  const { rows } = await sql<{ title: string; order_id: OrderId; used_at: Date; discount_fen: number }>`
    select c.title, t.order_id, t.used_at, o.discount_fen from commerce.taken_coupons t
      join commerce.coupons c on c.tenant_id = t.tenant_id and c.id = t.coupon_id
      join commerce.orders o on o.tenant_id = t.tenant_id and o.id = t.order_id
     where t.tenant_id = ${ctx.tenantId} and t.membership_id = ${id} and t.used_at is not null
     order by t.used_at, t.id`.execute(db(ctx))
  return rows.map(({ title, order_id, used_at, discount_fen }) => ({
    kind: 'coupon',
    title,
    orderId: order_id,
    usedAt: used_at.toISOString(),
    savedFen: discount_fen,
  }))
}

async function countUnused(ctx: Context, id: MembershipId): Promise<number> {
  const { rows } = await sql<{ unused: number }>`select count(*)::int as unused from commerce.taken_coupons
    where tenant_id = ${ctx.tenantId} and membership_id = ${id} and used_at is null and valid_to > ${ctx.now}`.execute(
    db(ctx),
  )
  return rows[0]?.unused ?? 0
}

/** How often somebody has left a paid membership before its time; a renewal that had not begun is none. */
export async function countExits(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ exits: number }>`
    select count(*)::int as exits from commerce.memberships
     where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and person_id = ${personId}
       and order_id is not null and ended_at > starts_at`.execute(db(ctx))
  return rows[0]?.exits ?? 0
}
