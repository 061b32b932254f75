import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { db } from '../../tables.ts'
import { relayCounters } from './relay-counters.ts'

type Counter = { of: string; id: string; kept: number; counted: number }

/**
 * Works out every counter of activities anew from its rows and writes down what differs. Nothing is patched: what
 * made them differ must be found by somebody. Returns how many differ.
 */
export async function recount(ctx: Context): Promise<number> {
  const own = ctx.tenantId
  const { rows } = await sql<{ counters: number; differences: Counter[] }>`
    with counters as (
      select 'team held' as of, t.id, t.held as kept,
             count(s.order_id) filter (where s.paid_at is null and s.left_at is null and s.closed_at is null)::int as counted
        from promotions.teams t left join promotions.seats s on s.tenant_id = t.tenant_id and s.team_id = t.id
       where t.tenant_id = ${own} and t.state in ('draft', 'running') group by t.id, t.held
      union all
      select 'team paid', t.id, t.paid, count(s.order_id) filter (where s.paid_at is not null and s.left_at is null)::int
        from promotions.teams t left join promotions.seats s on s.tenant_id = t.tenant_id and s.team_id = t.id
       where t.tenant_id = ${own} and t.state = 'running' group by t.id, t.paid
      union all
      select 'bargain', b.id, b.taken, count(s.place)::int
        from promotions.bargains b left join promotions.supports s on s.tenant_id = b.tenant_id and s.bargain_id = b.id
       where b.tenant_id = ${own} group by b.id, b.taken
      union all
      select 'boost', b.id, b.supports, count(s.person_id) filter (where s.left_at is null)::int
        from promotions.boosts b left join promotions.boost_supports s on s.tenant_id = b.tenant_id and s.boost_id = b.id
       where b.tenant_id = ${own} group by b.id, b.supports
      union all
      select 'pieces', q.activity_id, q.taken, coalesce((select sum(p.quantity) from promotions.purchases p
          where p.tenant_id = q.tenant_id and p.activity_id = q.activity_id and p.ended_at is null
            and q.of = 'pieces ' || p.variant_id || ' ' || p.slot), 0)::int
        from promotions.quotas q join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
       where q.tenant_id = ${own} and a.kind = 'flash_sale' and q.of like 'pieces %'
      union all
      select 'sets', q.activity_id, q.taken, coalesce((select sum(p.quantity) from promotions.purchases p
          where p.tenant_id = q.tenant_id and p.activity_id = q.activity_id and p.ended_at is null), 0)::int
        from promotions.quotas q join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
       where q.tenant_id = ${own} and a.kind = 'bundle' and q.of = 'sets'
      union all
      select 'pieces', q.activity_id, q.taken, coalesce((select sum(p.quantity) from promotions.presales p
          where p.tenant_id = q.tenant_id and p.activity_id = q.activity_id and p.state not in ('lapsed', 'refunded')
            and q.of = 'pieces ' || p.variant_id), 0)::int
        from promotions.quotas q join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
       where q.tenant_id = ${own} and a.kind = 'presale' and q.of like 'pieces %'
      union all
      select 'prize', q.activity_id, q.taken, (select count(*) from promotions.boost_stages s
          join promotions.boosts b on b.tenant_id = s.tenant_id and b.id = s.boost_id
         where s.tenant_id = q.tenant_id and b.activity_id = q.activity_id and q.of = 'prize ' || s.stage
           and s.state in ('reached', 'claimed', 'delivered'))::int
        from promotions.quotas q join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
       where q.tenant_id = ${own} and a.kind = 'boost' and q.of like 'prize %'
      union all
      ${relayCounters(own)})
    select count(*)::int as counters, coalesce(json_agg(json_build_object('of', c.of, 'id', c.id, 'kept', c.kept,
        'counted', c.counted) order by c.of, c.id) filter (where c.kept <> c.counted), '[]') as differences
      from counters c`.execute(db(ctx))
  const { counters = 0, differences = [] } = rows[0] ?? {}
  await sql`insert into promotions.recounts (tenant_id, id, at, counters, differences)
    values (${own}, ${newId('rct')}, ${ctx.now}, ${counters}, ${JSON.stringify(differences)}::jsonb)`.execute(db(ctx))
  if (differences.length > 0)
    ctx.log.error(
      { differences: differences.length },
      'the nightly recount found counters that their rows do not explain',
    )
  return differences.length
}
