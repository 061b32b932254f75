import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { readCommunityName } from '../../community/index.ts'
import type { CommunityId } from '../../community/contract.ts'
import { tenantOf } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { tell } from '../../notices/index.ts'
import type { CouponId, MembershipId } from '../contract.ts'
import { findCoupons } from '../queries/coupons.ts'
import { validityOf } from '../rules/coupon-validity.ts'
import { db } from '../tables.ts'

type Due = {
  membershipId: MembershipId
  communityId: CommunityId
  personId: PersonId
  couponId: CouponId
  month: number
  key: string
}

// One run holds the coupons it issues: short enough for whoever pays for a membership meanwhile.
const most = 2000

/**
 * Issues what paid memberships bring in the month that has begun (ME-3): of one membership or of all, each once by the
 * unique key of membership, month and number. Nothing in a grace, after an end or for a month that is over. Safe to run at
 * any time.
 */
export async function issueMonthly(ctx: Context, membershipId: MembershipId | null = null): Promise<void> {
  const due = await listDue(ctx, membershipId)
  if (due.length === 0) return
  const issued = await write(ctx, due)
  await count(ctx, issued)
  await tellThem(ctx, issued)
}

/**
 * Months go by the tenant's calendar from the day a membership begins. It has as many as its time has, rounded and at least
 * one: 30 days one, 90 three, 365 twelve, so that a short February brings nobody a thirteenth.
 */
async function listDue(ctx: Context, membershipId: MembershipId | null): Promise<Due[]> {
  const { zone } = await tenantOf(ctx)
  const local = (at: unknown) => sql`(${at}::timestamptz at time zone ${zone})`
  const { rows } = await sql<Due>`
    select m.id as "membershipId", m.community_id as "communityId", m.person_id as "personId",
           x."couponId", n.month, n.month || ' ' || g.nth as key
      from commerce.memberships m
      join commerce.orders o on o.tenant_id = m.tenant_id and o.id = m.order_id
     cross join lateral (select age(${local(ctx.now)}, ${local(sql.ref('m.starts_at'))}) as since) a
     cross join lateral (select (extract(year from a.since) * 12 + extract(month from a.since))::int as month) n
     cross join lateral jsonb_to_recordset(coalesce(o.terms->'monthly', '[]')) as x ("couponId" text, count integer)
     cross join lateral generate_series(1, x.count) as g (nth)
     where m.tenant_id = ${ctx.tenantId} and (${membershipId}::text is null or m.id = ${membershipId})
       and m.ended_at is null and m.starts_at <= ${ctx.now} and (m.ends_at is null or m.ends_at > ${ctx.now})
       and (m.ends_at is null or n.month < greatest(1, round(extract(epoch from m.ends_at - m.starts_at) / 2629800)))
       and not exists (select from commerce.taken_coupons t where t.tenant_id = m.tenant_id and t.membership_id = m.id
         and t.coupon_id = x."couponId" and t.issue_key = m.id || ' ' || n.month || ' ' || g.nth)
     order by x."couponId", m.id, g.nth limit ${most}`.execute(db(ctx))
  return rows.map((row) => ({ ...row, key: `${row.membershipId} ${row.key}` }))
}

async function write(ctx: Context, due: readonly Due[]): Promise<Due[]> {
  const coupons = await findCoupons(
    ctx,
    due.map(({ couponId }) => couponId),
  )
  const spans = new Map(coupons.map((one) => [one.id, validityOf(one, ctx.now)]))
  const rows = due.flatMap((one) => {
    const span = spans.get(one.couponId)
    return span ? [{ ...one, id: newId('tcp'), from: span.from.toISOString(), to: span.to.toISOString() }] : []
  })
  const { rows: written } = await sql<{ issue_key: string; coupon_id: CouponId }>`
    insert into commerce.taken_coupons (tenant_id, id, coupon_id, person_id, way, issue_key, membership_id, taken_at,
      valid_from, valid_to)
    select ${ctx.tenantId}, id, "couponId", "personId", 'monthly', key, "membershipId", ${ctx.now}, "from", "to"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, "couponId" text, "personId" text, key text,
        "membershipId" text, "from" timestamptz, "to" timestamptz)
     order by "couponId", key
    on conflict (tenant_id, coupon_id, person_id, issue_key) where issue_key is not null do nothing
    returning issue_key, coupon_id`.execute(db(ctx))
  const fresh = new Set(written.map(({ issue_key, coupon_id }) => `${coupon_id} ${issue_key}`))
  return due.filter(({ couponId, key }) => fresh.has(`${couponId} ${key}`))
}

/** One coupon after the other in the order of their ids, so that nobody waits in a ring. */
async function count(ctx: Context, issued: readonly Due[]): Promise<void> {
  const all = Map.groupBy(issued, ({ couponId }) => couponId)
  for (const couponId of [...all.keys()].sort()) {
    await sql`update commerce.coupons set issued = issued + ${all.get(couponId)?.length ?? 0}
      where tenant_id = ${ctx.tenantId} and id = ${couponId}`.execute(db(ctx))
  }
}

async function tellThem(ctx: Context, issued: readonly Due[]): Promise<void> {
  const names = new Map<CommunityId, string>()
  const months = Map.groupBy(issued, ({ membershipId, month }) => `monthly ${membershipId} ${month}`)
  const told = []
  for (const [key, coupons] of months) {
    const [{ communityId, personId } = coupons[0] as Due] = coupons
    if (!names.has(communityId)) names.set(communityId, await readCommunityName(ctx, communityId))
    const facts = { community: names.get(communityId) ?? '', count: coupons.length }
    told.push({ personId, kind: 'coupons_monthly' as const, facts, key })
  }
  await tell(ctx, ...told)
}

/** A membership was given up: what it brought and nobody used is void. */
export async function voidMonthly(ctx: Context, membershipId: MembershipId): Promise<void> {
  await sql`update commerce.taken_coupons set valid_to = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and membership_id = ${membershipId} and used_at is null
      and valid_to > ${ctx.now}`.execute(db(ctx))
}
