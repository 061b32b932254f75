import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId } from '../../identity/index.ts'
import type { listMembershipsEndpoint, listMyMembershipsEndpoint, Membership, MembershipId } from '../contract.ts'
import { refundOf } from '../rules/membership-refund.ts'
import { membershipTerms } from '../rules/membership-terms.ts'
import { db, type MembershipRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

type Found = MembershipRow & { plan: string; terms: unknown; left_fen: number | null }

async function find(ctx: Context, rest: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select m.*, p.name as plan, o.terms, o.paid_fen - o.refunded_fen as left_fen
      from commerce.memberships m
      join commerce.plans p on p.tenant_id = m.tenant_id and p.id = m.plan_id
      left join commerce.orders o on o.tenant_id = m.tenant_id and o.id = m.order_id
     where m.tenant_id = ${ctx.tenantId} and ${rest}`.execute(db(ctx))
  return rows
}

const membershipOf = (ctx: Context, row: Found): Membership => ({
  id: row.id,
  plan: { id: row.plan_id, name: row.plan },
  communityId: row.community_id,
  orderId: row.order_id,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  holds: !row.ended_at && row.starts_at <= ctx.now && (!row.ends_at || (row.grace_until ?? row.ends_at) > ctx.now),
  refundFen: leftOf(ctx, row),
})

/** What would come back now; never more than is left of what was paid. */
function leftOf(ctx: Context, { order_id, ended_at, terms, left_fen, starts_at }: Found): number {
  if (!order_id || ended_at || !left_fen) return 0
  return Math.min(refundOf(left_fen, membershipTerms.parse(terms), starts_at, ctx.now), left_fen)
}

export async function readMembership(ctx: Context, id: MembershipId): Promise<Membership> {
  const [row] = await find(ctx, sql`m.id = ${id} and m.person_id = ${actorId(ctx)}`)
  if (!row) throw NotFound()
  return membershipOf(ctx, row)
}

/** My memberships, the latest first. */
export async function listMyMemberships(ctx: Context): Promise<AnswerOf<typeof listMyMembershipsEndpoint>> {
  const rows = await find(ctx, sql`m.person_id = ${actorId(ctx)} order by m.starts_at desc, m.id desc limit 200`)
  return { rows: rows.map((row) => membershipOf(ctx, row)) }
}

/** Memberships at the desk, newest first. */
export async function listMemberships(
  ctx: Context,
  { communityId, personId, after, limit }: RequestOf<typeof listMembershipsEndpoint>,
): Promise<AnswerOf<typeof listMembershipsEndpoint>> {
  const { at, rest } = readMark(after)
  const rows = await find(
    ctx,
    sql`(${communityId ?? null}::text is null or m.community_id = ${communityId ?? null})
      and (${personId ?? null}::text is null or m.person_id = ${personId ?? null})
      and (${at}::timestamptz is null or (m.starts_at, m.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
      order by m.starts_at desc, m.id desc limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map((row) => row.person_id),
  )
  return {
    rows: page.map((row) => ({ ...membershipOf(ctx, row), person: cardOf(row.person_id) })),
    next: rows.length > limit && last ? markAfter(last.starts_at, last.id) : null,
  }
}

export async function isForGood(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from commerce.memberships
    where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and person_id = ${personId}
      and ends_at is null and ended_at is null limit 1`.execute(db(ctx))
  return rows.length > 0
}
