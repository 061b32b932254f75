import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { OrderId } from '../../commerce/contract.ts'
import { readOrderStates } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import type { ActivityId, ActivityKind, listParticipationsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

type Found = {
  kind: ActivityKind
  activityId: ActivityId
  title: string
  id: string
  state: string
  orderId: OrderId | null
  at: Date
}

/** Where the asker has taken part, newest first. */
export async function listParticipations(
  ctx: Context,
  { after, limit }: RequestOf<typeof listParticipationsEndpoint>,
): Promise<AnswerOf<typeof listParticipationsEndpoint>> {
  const { at, rest } = readMark(after)
  const me = actorId(ctx)
  const { rows } = await sql<Found>`
    select * from (
      select 'group_buy' as kind, t.activity_id as "activityId", a.title, t.id, t.state, s.order_id as "orderId", s.held_at as at
        from promotions.seats s
        join promotions.teams t on t.tenant_id = s.tenant_id and t.id = s.team_id
        join promotions.activities a on a.tenant_id = t.tenant_id and a.id = t.activity_id
       where s.tenant_id = ${ctx.tenantId} and s.person_id = ${me}
      union all
      select 'bargain', b.activity_id, a.title, b.id, b.state, b.order_id, b.started_at
        from promotions.bargains b join promotions.activities a on a.tenant_id = b.tenant_id and a.id = b.activity_id
       where b.tenant_id = ${ctx.tenantId} and b.person_id = ${me}
      union all
      select a.kind, f.activity_id, a.title, f.order_id,
             case when f.ended_at is not null then 'ended' when f.paid_at is null then 'held' else 'paid' end, f.order_id, f.held_at
        from promotions.purchases f join promotions.activities a on a.tenant_id = f.tenant_id and a.id = f.activity_id
       where f.tenant_id = ${ctx.tenantId} and f.person_id = ${me}
      union all
      select 'relay', e.activity_id, a.title, e.id, e.state, e.order_id, e.entered_at
        from promotions.relay_entries e join promotions.activities a on a.tenant_id = e.tenant_id and a.id = e.activity_id
       where e.tenant_id = ${ctx.tenantId} and e.person_id = ${me}
      union all
      select 'lottery', d.activity_id, a.title, d.id, case when d.won then 'won' when d.got is null then 'entered' else 'nothing' end,
             null, d.at
        from promotions.draws d join promotions.activities a on a.tenant_id = d.tenant_id and a.id = d.activity_id
       where d.tenant_id = ${ctx.tenantId} and d.person_id = ${me}
      union all
      select 'boost', b.activity_id, a.title, b.id, case when b.held_at is not null then 'held' else 'running' end, null, b.started_at
        from promotions.boosts b join promotions.activities a on a.tenant_id = b.tenant_id and a.id = b.activity_id
       where b.tenant_id = ${ctx.tenantId} and b.person_id = ${me}
      union all
      select 'presale', s.activity_id, a.title, s.id, s.state, coalesce(s.balance_order_id, s.deposit_order_id), s.held_at
        from promotions.presales s join promotions.activities a on a.tenant_id = s.tenant_id and a.id = s.activity_id
       where s.tenant_id = ${ctx.tenantId} and s.person_id = ${me}
      union all
      select 'red_packet', c.activity_id, a.title, c.id, 'opened', null, c.at
        from promotions.packet_claims c join promotions.activities a on a.tenant_id = c.tenant_id and a.id = c.activity_id
       where c.tenant_id = ${ctx.tenantId} and c.person_id = ${me}) p
     where ${at}::timestamptz is null or (p.at, p.id) < (${at}::timestamptz, ${rest[0] ?? ''})
     order by p.at desc, p.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const states = await readOrderStates(
    ctx,
    page.flatMap(({ orderId }) => orderId ?? []),
  )
  return {
    rows: page.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      orderState: row.orderId ? (states.get(row.orderId) ?? null) : null,
    })),
    next: rows.length > limit && last ? markAfter(last.at, last.id) : null,
  }
}
