/**
 * The counters of activities beside what their rows say: each statement answers `of`, `id`, `kept`, `counted`. Limits of a
 * day are left out: they bound nothing that the limit of the whole activity does not bound as well.
 */
import { type RawBuilder, sql } from 'kysely'
import type { TenantId } from '../../../identity/contract.ts'
import { inRelayOrCopies, relayCounters } from './relay-counters.ts'

type Statement = (own: TenantId) => RawBuilder<unknown>

const teams: Statement = (own) => sql`
  select 'team held' as of, t.id, t.held as kept,
         count(s.order_id) filter (where s.paid_at is null and s.left_at is null and s.closed_at is null)::int as counted
    from promotions.teams t left join promotions.seats s on s.tenant_id = t.tenant_id and s.team_id = t.id
   where t.tenant_id = ${own} and t.state in ('draft', 'running') group by t.id, t.held
  union all
  select 'team paid', t.id, t.paid, count(s.order_id) filter (where s.paid_at is not null and s.left_at is null)::int
    from promotions.teams t left join promotions.seats s on s.tenant_id = t.tenant_id and s.team_id = t.id
   where t.tenant_id = ${own} and t.state = 'running' group by t.id, t.paid`

const helpers: Statement = (own) => sql`
  select 'bargain', b.id, b.taken, count(s.place)::int
    from promotions.bargains b left join promotions.supports s on s.tenant_id = b.tenant_id and s.bargain_id = b.id
   where b.tenant_id = ${own} group by b.id, b.taken
  union all
  select 'boost', b.id, b.supports, count(s.person_id) filter (where s.left_at is null)::int
    from promotions.boosts b left join promotions.boost_supports s on s.tenant_id = b.tenant_id and s.boost_id = b.id
   where b.tenant_id = ${own} group by b.id, b.supports`

/** A quota of one kind of activity, by its name, and what its rows say. */
const quota = (own: TenantId, of: string, kind: string, named: string, counted: RawBuilder<unknown>) => sql`
  select ${sql.lit(of)}, q.activity_id, q.taken, coalesce(${counted}, 0)::int
    from promotions.quotas q join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
   where q.tenant_id = ${own} and a.kind = ${sql.lit(kind)} and q.of ~ ${sql.lit(named)}`

const second = sql`split_part(q.of, ' ', 2)`
const third = sql`split_part(q.of, ' ', 3)`
const bought = sql`from promotions.purchases p
  where p.tenant_id = q.tenant_id and p.activity_id = q.activity_id and p.ended_at is null`
const presold = sql`from promotions.presales p
  where p.tenant_id = q.tenant_id and p.activity_id = q.activity_id and p.state not in ('lapsed', 'refunded')`
const entered = sql`from promotions.relay_entries e
  join promotions.relay_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id and l.item = ${second}
  where e.tenant_id = q.tenant_id and e.state in ('held', 'entered') and ${inRelayOrCopies}`

/** What there is for all. */
const stocks: Statement = (own) =>
  unionOf([
    quota(
      own,
      'pieces',
      'flash_sale',
      '^pieces ',
      sql`(select sum(p.quantity) ${bought} and q.of = 'pieces ' || p.variant_id || ' ' || p.slot)`,
    ),
    quota(own, 'sets', 'bundle', '^sets$', sql`(select sum(p.quantity) ${bought} and ${limited('inAll')})`),
    quota(own, 'pieces', 'presale', '^pieces ', sql`(select sum(p.quantity) ${presold} and p.variant_id = ${second})`),
    quota(
      own,
      'prize',
      'lottery',
      '^prize ',
      sql`(select count(*) from promotions.draws d
      where d.tenant_id = q.tenant_id and d.activity_id = q.activity_id and d.got = ${second}::int)`,
    ),
    quota(
      own,
      'prize',
      'boost',
      '^prize ',
      sql`(select count(*) from promotions.boost_stages s
      join promotions.boosts b on b.tenant_id = s.tenant_id and b.id = s.boost_id
      where s.tenant_id = q.tenant_id and b.activity_id = q.activity_id and s.stage = ${second}::int
        and s.state in ('reached', 'claimed', 'delivered'))`,
    ),
  ])

/** What one person may have. */
const persons: Statement = (own) =>
  unionOf([
    quota(
      own,
      'person',
      'flash_sale',
      '^person ',
      sql`(select sum(p.quantity) ${bought} and p.person_id = ${second} and p.variant_id = ${third})`,
    ),
    quota(
      own,
      'person',
      'bundle',
      '^person ',
      sql`(select sum(p.quantity) ${bought} and p.person_id = ${second} and ${limited('perPerson')})`,
    ),
    quota(own, 'person', 'presale', '^person ', sql`(select sum(p.quantity) ${presold} and p.person_id = ${second})`),
    quota(
      own,
      'person',
      'relay',
      '^item \\S+ person ',
      sql`(select sum(l.quantity) ${entered} and e.person_id = split_part(q.of, ' ', 4))`,
    ),
    quota(
      own,
      'person',
      'group_buy',
      '^person ',
      sql`(select sum(s.quantity) from promotions.seats s
      join promotions.teams t on t.tenant_id = s.tenant_id and t.id = s.team_id and t.terms->>'perPerson' is not null
      where s.tenant_id = q.tenant_id and s.activity_id = q.activity_id and s.person_id = ${second} and s.left_at is null)`,
    ),
    quota(
      own,
      'person',
      'bargain',
      '^starts ',
      sql`(select count(*) from promotions.bargains b
      where b.tenant_id = q.tenant_id and b.activity_id = q.activity_id and b.person_id = ${second})`,
    ),
    quota(
      own,
      'person',
      'bargain',
      '^supports \\S+$',
      sql`(select count(*) from promotions.supports s
      join promotions.bargains b on b.tenant_id = s.tenant_id and b.id = s.bargain_id
      where s.tenant_id = q.tenant_id and b.activity_id = q.activity_id and s.person_id = ${second})`,
    ),
    quota(
      own,
      'person',
      'lottery',
      '^draws \\S+$',
      sql`(select count(*) from promotions.draws d
      where d.tenant_id = q.tenant_id and d.activity_id = q.activity_id and d.person_id = ${second})`,
    ),
  ])

/** A bundle counts only what was bought while its terms had the limit. */
function limited(term: 'inAll' | 'perPerson'): RawBuilder<unknown> {
  return sql`exists (select from promotions.versions v where v.tenant_id = p.tenant_id and v.activity_id = p.activity_id
    and v.version = p.version and v.words->'terms'->>${sql.lit(term)} is not null)`
}

const unionOf = (all: readonly RawBuilder<unknown>[]) => sql.join(all, sql` union all `)

/** Every counter of activities. */
export const counters: Statement = (own) =>
  unionOf([teams, helpers, relayCounters, stocks, persons].map((statement) => statement(own)))
