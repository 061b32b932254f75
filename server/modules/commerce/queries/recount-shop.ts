import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

/** How many counters were worked out anew from their rows, and those that differ. */
export type Recounted = {
  counters: number
  differences: { of: string; id: string; kept: number; counted: number }[]
}

/**
 * The shop's counters beside their rows: how many of a coupon were issued, how many a person took themselves or was
 * given, which are used by a paid order or frozen with an unpaid one.
 */
export async function recountShop(ctx: Context): Promise<Recounted> {
  const own = ctx.tenantId
  const { rows } = await sql<Recounted>`
    with counters as (
      select 'coupon issued' as of, c.id, c.issued as kept, count(t.id)::int as counted
        from commerce.coupons c left join commerce.taken_coupons t on t.tenant_id = c.tenant_id and t.coupon_id = c.id
       where c.tenant_id = ${own} group by c.id, c.issued
      union all
      select 'coupon of a person', coalesce(k.coupon_id, t.coupon_id) || ' ' || coalesce(k.person_id, t.person_id),
             coalesce(k.taken, 0), coalesce(t.taken, 0)
        from (select coupon_id, person_id, taken from commerce.coupon_takers where tenant_id = ${own}) k
        full join (select coupon_id, person_id, count(*)::int as taken from commerce.taken_coupons
          where tenant_id = ${own} and way in ('take', 'newcomers', 'members', 'gift') group by 1, 2) t
          on t.coupon_id = k.coupon_id and t.person_id = k.person_id
      union all
      select 'coupon used', t.coupon_id, count(*)::int, count(o.paid_at)::int
        from commerce.taken_coupons t left join commerce.orders o on o.tenant_id = t.tenant_id and o.id = t.order_id
       where t.tenant_id = ${own} and t.used_at is not null group by t.coupon_id
      union all
      select 'coupon frozen', t.coupon_id, count(*)::int, count(*) filter (where o.state = 'unpaid')::int
        from commerce.taken_coupons t left join commerce.orders o on o.tenant_id = t.tenant_id and o.id = t.order_id
       where t.tenant_id = ${own} and t.used_at is null and t.order_id is not null group by t.coupon_id)
    select count(*)::int as counters, coalesce(json_agg(json_build_object('of', c.of, 'id', c.id, 'kept', c.kept,
        'counted', c.counted) order by c.of, c.id) filter (where c.kept <> c.counted), '[]') as differences
      from counters c`.execute(db(ctx))
  return rows[0] ?? { counters: 0, differences: [] }
}
