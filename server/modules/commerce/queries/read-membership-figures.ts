import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { readCommunityName } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { readMembershipFiguresEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { isDue } from './list-memberships.ts'

type Answer = AnswerOf<typeof readMembershipFiguresEndpoint>

/** How many members there were day by day, counted from their rows, and what memberships brought in. */
export async function readMembershipFigures(
  ctx: Context,
  { communityId, days }: RequestOf<typeof readMembershipFiguresEndpoint>,
): Promise<Answer> {
  await readCommunityName(ctx, communityId)
  return { ...(await readNow(ctx, communityId)), days: await listDays(ctx, communityId, days) }
}

async function readNow(ctx: Context, communityId: CommunityId): Promise<Omit<Answer, 'days'>> {
  const { rows } = await sql<Omit<Answer, 'days'>>`
    with held as (select m.* from commerce.memberships m
      where m.tenant_id = ${ctx.tenantId} and m.community_id = ${communityId} and m.starts_at <= ${ctx.now}
        and m.ended_at is null and (m.ends_at is null or m.grace_until > ${ctx.now}))
    select (select count(distinct person_id) from held)::int as active,
           (select count(distinct person_id) from held where order_id is null)::int as trials,
           (select count(*) from commerce.memberships m
             where m.tenant_id = ${ctx.tenantId} and m.community_id = ${communityId} and ${isDue(ctx)})::int as due,
           coalesce(sum(o.paid_fen), 0)::bigint as "paidFen", coalesce(sum(o.refunded_fen), 0)::bigint as "refundedFen"
      from commerce.orders o
     where o.tenant_id = ${ctx.tenantId} and o.community_id = ${communityId} and o.origin = 'membership'`.execute(
    db(ctx),
  )
  return rows[0] as Omit<Answer, 'days'>
}

async function listDays(ctx: Context, communityId: CommunityId, days: number): Promise<Answer['days']> {
  const { zone } = await tenantOf(ctx)
  const { rows } = await sql<Answer['days'][number]>`
    with spans as (select person_id, starts_at, coalesce(ended_at, grace_until, 'infinity') as stops_at
        from commerce.memberships
       where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and (ended_at is null or ended_at > starts_at)),
    days as (select d::date as day, d at time zone ${zone} as begins,
                    least((d + interval '1 day') at time zone ${zone}, ${ctx.now}::timestamptz) as ends
        from (select date_trunc('day', ${ctx.now}::timestamptz at time zone ${zone}) as today) t,
             generate_series(today - ${days - 1}::int * interval '1 day', today, interval '1 day') d)
    select d.day, count(distinct s.person_id) filter (where s.starts_at <= d.ends and s.stops_at > d.ends)::int as active,
           count(*) filter (where s.starts_at >= d.begins and s.starts_at < d.ends)::int as begun,
           count(*) filter (where s.stops_at >= d.begins and s.stops_at < d.ends)::int as ended
      from days d left join spans s on s.starts_at <= d.ends and s.stops_at >= d.begins
     group by d.day order by d.day`.execute(db(ctx))
  return rows
}
