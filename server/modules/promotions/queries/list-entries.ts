import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { OrderId } from '../../commerce/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { accessActivity } from '../access.ts'
import type { ActivityId, ActivityKind, listEntriesEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'

type Found = {
  id: string
  personId: PersonId
  state: string
  done: number
  of: number
  fen: number | null
  orderId: OrderId | null
  at: Date
  until: Date | null
}
type EntriesOf = (ctx: Context, id: ActivityId) => RawBuilder<unknown>

const teams: EntriesOf = ({ tenantId }, id) => sql`
  select t.id, t.leader_id as "personId", t.state, t.paid as done, t.size as of, t.opened_at as at, t.expires_at as until,
         null::text as "orderId", (select coalesce(sum(s.total_fen - s.back_fen), 0)::bigint from promotions.seats s
           where s.tenant_id = t.tenant_id and s.team_id = t.id and s.paid_at is not null and s.left_at is null) as fen
    from promotions.teams t where t.tenant_id = ${tenantId} and t.activity_id = ${id}`

const bargains: EntriesOf = ({ tenantId }, id) => sql`
  select b.id, b.person_id as "personId", b.state, b.taken as done, b.people as of, b.started_at as at,
         coalesce(b.order_by, b.expires_at) as until, b.order_id as "orderId",
         b.price_fen - (select coalesce(sum(c.amount_fen), 0)::bigint from promotions.supports s
           join promotions.cuts c on c.tenant_id = s.tenant_id and c.bargain_id = s.bargain_id and c.place = s.place
           where s.tenant_id = b.tenant_id and s.bargain_id = b.id) as fen
    from promotions.bargains b where b.tenant_id = ${tenantId} and b.activity_id = ${id}`

const purchases: EntriesOf = ({ tenantId }, id) => sql`
  select f.order_id as id, f.person_id as "personId", f.quantity as done, 0 as of, f.held_at as at, null::timestamptz as until,
         f.order_id as "orderId", f.total_fen as fen, case when f.ended_at is not null and f.paid_at is not null then 'refunded'
           when f.ended_at is not null then 'lapsed' when f.paid_at is null then 'held' else 'paid' end as state
    from promotions.purchases f where f.tenant_id = ${tenantId} and f.activity_id = ${id}`

const relayEntries: EntriesOf = ({ tenantId }, id) => sql`
  select e.id, e.person_id as "personId", e.state, coalesce(e.no, 0) as done, 0 as of, e.entered_at as at, e.confirm_by as until,
         e.order_id as "orderId", (select coalesce(sum(l.unit_fen * l.quantity), 0)::bigint from promotions.relay_lines l
           where l.tenant_id = e.tenant_id and l.entry_id = e.id) as fen
    from promotions.relay_entries e
   where e.tenant_id = ${tenantId} and e.activity_id = ${id} and e.person_id is not null`

const draws: EntriesOf = ({ tenantId, now }, id) => sql`
  select d.id, d.person_id as "personId", d.no as done, 0 as of, d.at, d.claim_by as until, null::text as "orderId",
         null::bigint as fen, case when d.delivered_at is not null then 'delivered' when d.claimed_at is not null then 'claimed'
           when d.got is null then 'entered' when not d.won then 'nothing' when d.claim_by <= ${now} then 'lapsed' else 'won' end as state
    from promotions.draws d where d.tenant_id = ${tenantId} and d.activity_id = ${id}`
const boosts: EntriesOf = ({ tenantId }, id) => sql`
  select b.id, b.person_id as "personId", b.supports as done, b.started_at as at, null::timestamptz as until,
         coalesce((b.terms->'stages'->-1->>'needs')::int, 0) as of, null::text as "orderId", null::bigint as fen,
         case when b.held_at is not null then 'looked_at' when b.review = 'rejected' then 'rejected' else 'running' end as state
    from promotions.boosts b where b.tenant_id = ${tenantId} and b.activity_id = ${id}`

const presales: EntriesOf = ({ tenantId }, id) => sql`
  select s.id, s.person_id as "personId", 'presale_' || s.state as state, s.quantity as done, 0 as of, s.held_at as at,
         s.balance_until as until, coalesce(s.balance_order_id, s.deposit_order_id) as "orderId",
         case when s.state in ('paid', 'delivered') then s.price_fen
              when s.state in ('deposited', 'open', 'ordered', 'kept') then s.deposit_fen else 0 end as fen
    from promotions.presales s where s.tenant_id = ${tenantId} and s.activity_id = ${id}`

const packets: EntriesOf = ({ tenantId }, id) => sql`
  select c.id, c.person_id as "personId", case when p.holds = 'cash' then 0 else c.amount end as done, 0 as of, c.at,
         null::timestamptz as until, null::text as "orderId", case when p.holds = 'cash' then c.amount end as fen,
         case when p.holds = 'cash' then 'packet_opened' else 'opened' end as state
    from promotions.packet_claims c
    join promotions.packets p on p.tenant_id = c.tenant_id and p.activity_id = c.activity_id where c.tenant_id = ${tenantId} and c.activity_id = ${id}`

/** What takes place in an activity of each kind, one row each, with the columns of `Found`. */
const entriesOf: Partial<Record<ActivityKind, EntriesOf>> = {
  group_buy: teams,
  bargain: bargains,
  flash_sale: purchases,
  relay: relayEntries,
  lottery: draws,
  boost: boosts,
  bundle: purchases,
  presale: presales,
  red_packet: packets,
}

/** What takes place in an activity, newest first. */
export async function listEntries(
  ctx: Context,
  { activityId, state, after, limit }: RequestOf<typeof listEntriesEndpoint>,
): Promise<AnswerOf<typeof listEntriesEndpoint>> {
  const { kind } = await accessActivity(ctx, activityId, 'toRead')
  const entries = entriesOf[kind]
  if (!entries) return { rows: [], next: null }
  const { at, rest } = readMark(after)
  const { rows } = await sql<Found>`
    select * from (${entries(ctx, activityId)}) e
     where (${state ?? null}::text is null or e.state = ${state ?? null})
       and (${at}::timestamptz is null or (e.at, e.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by e.at desc, e.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map(({ personId }) => personId),
  )
  return {
    rows: page.map(({ personId, at: began, until, ...entry }) => ({
      ...entry,
      person: cardOf(personId),
      at: began.toISOString(),
      until: until?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? markAfter(last.at, last.id) : null,
  }
}
