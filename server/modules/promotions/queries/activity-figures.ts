import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { ActivityFigures, ActivityId } from '../contract.ts'
import { db } from '../tables.ts'

const none: ActivityFigures = {
  people: 0,
  orders: 0,
  paid: 0,
  paidFen: 0,
  refunded: 0,
  started: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
}

/** What became of activities, counted from their rows (X-10, P5). */
export async function readFigures(
  ctx: Context,
  ids: readonly ActivityId[],
): Promise<(id: ActivityId) => ActivityFigures> {
  const { rows } = await sql<ActivityFigures & { id: ActivityId }>`
    with asked as (select unnest(${ids}::text[]) as id),
    seats as (select activity_id as id, count(distinct person_id)::int as people, count(*)::int as orders,
        count(paid_at)::int as paid, count(*) filter (where left_at is not null)::int as refunded,
        coalesce(sum(total_fen - back_fen) filter (where paid_at is not null and left_at is null), 0)::bigint as "paidFen"
      from promotions.seats where tenant_id = ${ctx.tenantId} and activity_id = any(${ids}::text[]) group by 1),
    teams as (select activity_id as id, count(*)::int as started, count(*) filter (where state = 'running')::int as running,
        count(*) filter (where state = 'succeeded')::int as succeeded, count(*) filter (where state = 'failed')::int as failed
      from promotions.teams where tenant_id = ${ctx.tenantId} and activity_id = any(${ids}::text[]) group by 1),
    bargains as (select activity_id as id, count(*)::int as started, count(distinct person_id)::int as people,
        count(order_id)::int as orders, count(*) filter (where state = 'paid')::int as paid,
        count(*) filter (where state = 'running')::int as running,
        count(*) filter (where taken = people)::int as succeeded,
        count(*) filter (where state in ('failed', 'lapsed'))::int as failed,
        coalesce(sum(order_fen) filter (where state = 'paid'), 0)::bigint as "paidFen"
      from promotions.bargains where tenant_id = ${ctx.tenantId} and activity_id = any(${ids}::text[]) group by 1),
    purchases as (select activity_id as id, count(distinct person_id)::int as people, count(*)::int as orders,
        count(paid_at)::int as paid, count(*) filter (where paid_at is not null and ended_at is not null)::int as refunded,
        coalesce(sum(total_fen) filter (where paid_at is not null and ended_at is null), 0)::bigint as "paidFen"
      from promotions.purchases where tenant_id = ${ctx.tenantId} and activity_id = any(${ids}::text[]) group by 1),
    entries as (select activity_id as id, count(distinct coalesce(person_id, id))::int as people,
        count(no)::int as orders, count(*) filter (where state = 'entered')::int as succeeded,
        count(paid_at)::int as paid, count(*) filter (where paid_at is not null and state = 'cancelled')::int as refunded,
        coalesce(sum((select sum(l.unit_fen * l.quantity) from promotions.relay_lines l
          where l.tenant_id = e.tenant_id and l.entry_id = e.id)) filter (where paid_at is not null and state = 'entered'), 0)::bigint as "paidFen"
      from promotions.relay_entries e where tenant_id = ${ctx.tenantId} and activity_id = any(${ids}::text[]) group by 1),
    draws as (select activity_id as id, count(distinct person_id)::int as people, count(*)::int as started,
        count(*) filter (where won)::int as succeeded
      from promotions.draws where tenant_id = ${ctx.tenantId} and activity_id = any(${ids}::text[]) group by 1)
    select a.id, coalesce(s.people, b.people, f.people, r.people, l.people, 0) as people, coalesce(s.orders, b.orders, f.orders, r.orders, 0) as orders,
           coalesce(s.paid, b.paid, f.paid, r.paid, 0) as paid, coalesce(s."paidFen", b."paidFen", f."paidFen", r."paidFen", 0) as "paidFen",
           coalesce(s.refunded, f.refunded, r.refunded, 0) as refunded, coalesce(t.started, b.started, l.started, 0) as started,
           coalesce(t.running, b.running, 0) as running, coalesce(t.succeeded, b.succeeded, r.succeeded, l.succeeded, 0) as succeeded,
           coalesce(t.failed, b.failed, 0) as failed
      from asked a left join seats s using (id) left join teams t using (id) left join bargains b using (id)
           left join purchases f using (id) left join entries r using (id) left join draws l using (id)`.execute(
    db(ctx),
  )
  const found = new Map(rows.map(({ id, ...figures }) => [id, figures]))
  return (id) => found.get(id) ?? none
}
