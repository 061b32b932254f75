import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { OrderId } from '../../commerce/contract.ts'
import { readOrderStates } from '../../commerce/index.ts'
import type { PersonId } from '../../identity/contract.ts'
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
  const { rows } = await sql<Found>`
    select * from (${partsOf(ctx, actorId(ctx))}) p
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

type Part = { of: Raw; id: Raw; state: Raw; orderId: Raw; at: Raw }
type Raw = RawBuilder<unknown>

/** One for each table in which somebody’s part is written; `p` is its row, `a` the activity. */
const parts: readonly Part[] = [
  {
    of: sql`(select t.tenant_id, t.activity_id, t.id, t.state, s.person_id, s.order_id, s.held_at
      from promotions.seats s join promotions.teams t on t.tenant_id = s.tenant_id and t.id = s.team_id)`,
    id: sql`p.id`,
    state: sql`p.state`,
    orderId: sql`p.order_id`,
    at: sql`p.held_at`,
  },
  {
    of: sql`promotions.bargains`,
    id: sql`p.id`,
    state: sql`p.state`,
    orderId: sql`p.order_id`,
    at: sql`p.started_at`,
  },
  {
    of: sql`promotions.purchases`,
    id: sql`p.order_id`,
    state: sql`case when p.ended_at is not null then 'ended' when p.paid_at is null then 'held' else 'paid' end`,
    orderId: sql`p.order_id`,
    at: sql`p.held_at`,
  },
  {
    of: sql`promotions.relay_entries`,
    id: sql`p.id`,
    state: sql`p.state`,
    orderId: sql`p.order_id`,
    at: sql`p.entered_at`,
  },
  {
    of: sql`promotions.draws`,
    id: sql`p.id`,
    state: sql`case when p.won then 'won' when p.got is null then 'entered' else 'nothing' end`,
    orderId: sql`null::text`,
    at: sql`p.at`,
  },
  {
    of: sql`promotions.boosts`,
    id: sql`p.id`,
    state: sql`case when p.held_at is not null then 'held' else 'running' end`,
    orderId: sql`null::text`,
    at: sql`p.started_at`,
  },
  {
    of: sql`promotions.presales`,
    id: sql`p.id`,
    state: sql`p.state`,
    orderId: sql`coalesce(p.balance_order_id, p.deposit_order_id)`,
    at: sql`p.held_at`,
  },
  {
    of: sql`promotions.packet_claims`,
    id: sql`p.id`,
    state: sql`'opened'`,
    orderId: sql`null::text`,
    at: sql`p.at`,
  },
]

const partsOf = ({ tenantId }: Context, personId: PersonId): Raw =>
  sql.join(
    parts.map(
      ({ of, id, state, orderId, at }) => sql`
        select a.kind, p.activity_id as "activityId", a.title, ${id} as id, ${state} as state, ${orderId} as "orderId", ${at} as at
          from ${of} p join promotions.activities a on a.tenant_id = p.tenant_id and a.id = p.activity_id
         where p.tenant_id = ${tenantId} and p.person_id = ${personId}`,
    ),
    sql` union all `,
  )
