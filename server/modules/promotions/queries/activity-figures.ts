import { type RawBuilder, sql } from 'kysely'
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

/** The figures of one kind by activity; what it does not count is left out. */
type Counted = Partial<Record<keyof ActivityFigures, RawBuilder<unknown>>>
const count = (what: RawBuilder<unknown>) => sql`count(*) filter (where ${what})`
const people = sql`count(distinct person_id)`
const orders = sql`count(*)`
const paid = sql`count(paid_at)`
const sum = (fen: RawBuilder<unknown>, what: RawBuilder<unknown>) =>
  sql`coalesce(sum(${fen}) filter (where ${what}), 0)`

const kinds: Record<string, Counted> = {
  seats: {
    ...{ people, orders, paid },
    refunded: count(sql`left_at is not null`),
    paidFen: sum(sql`total_fen - back_fen`, sql`paid_at is not null and left_at is null`),
  },
  teams: {
    started: orders,
    running: count(sql`state = 'running'`),
    succeeded: count(sql`state = 'succeeded'`),
    failed: count(sql`state = 'failed'`),
  },
  bargains: {
    people,
    orders: sql`count(order_id)`,
    paid: count(sql`state = 'paid'`),
    paidFen: sum(sql`order_fen`, sql`state = 'paid'`),
    started: orders,
    running: count(sql`state = 'running'`),
    succeeded: count(sql`taken = people`),
    failed: count(sql`state in ('failed', 'lapsed')`),
  },
  purchases: {
    ...{ people, orders, paid },
    refunded: count(sql`paid_at is not null and ended_at is not null`),
    paidFen: sum(sql`total_fen`, sql`paid_at is not null and ended_at is null`),
  },
  relay_entries: {
    people: sql`count(distinct coalesce(person_id, id))`,
    orders: sql`count(no)`,
    paid,
    refunded: count(sql`paid_at is not null and state = 'cancelled'`),
    paidFen: sum(
      sql`(select sum(l.unit_fen * l.quantity) from promotions.relay_lines l where l.tenant_id = k.tenant_id and l.entry_id = k.id)`,
      sql`paid_at is not null and state = 'entered'`,
    ),
    succeeded: count(sql`state = 'entered'`),
  },
  packet_claims: { people, succeeded: orders },
  draws: { people, started: orders, succeeded: count(sql`won`) },
  boosts: {
    people: sql`count(*) + sum(supports)`,
    started: orders,
    running: count(sql`review is distinct from 'rejected'`),
    failed: count(sql`review = 'rejected'`),
  },
  boost_stages: { succeeded: sql`count(distinct boost_id) filter (where claimed_at is not null)` },
  presales: {
    ...{ people, orders },
    paid: sql`count(deposited_at)`,
    refunded: count(sql`deposited_at is not null and state = 'refunded'`),
    paidFen: sql`coalesce(sum(case when state in ('paid', 'delivered') then price_fen
      when state in ('deposited', 'open', 'ordered', 'kept') then deposit_fen end), 0)`,
    started: sql`count(deposited_at)`,
    running: count(sql`state in ('deposited', 'open', 'ordered')`),
    succeeded: count(sql`state in ('paid', 'delivered')`),
    failed: count(sql`state in ('failing', 'refunded', 'kept')`),
  },
}

const columns = Object.keys(none) as (keyof ActivityFigures)[]

/** What became of activities, counted from their rows (X-10, P5). */
export async function readFigures(
  ctx: Context,
  ids: readonly ActivityId[],
): Promise<(id: ActivityId) => ActivityFigures> {
  const parts = Object.entries(kinds).map(([table, counted]) => partOf(ctx, ids, table, counted))
  const sums = columns.map((column) => sql`sum(${sql.id(column)})::bigint as ${sql.id(column)}`)
  const { rows } = await sql<ActivityFigures & { id: ActivityId }>`
    select id, ${sql.join(sums)} from (${sql.join(parts, sql` union all `)}) f group by id`.execute(db(ctx))
  const found = new Map(rows.map(({ id, ...figures }) => [id, figures]))
  return (id) => found.get(id) ?? none
}

function partOf({ tenantId }: Context, ids: readonly ActivityId[], table: string, counted: Counted) {
  const figures = columns.map((column) => sql`(${counted[column] ?? sql`0`})::bigint as ${sql.id(column)}`)
  return sql`select activity_id as id, ${sql.join(figures)} from ${sql.table(`promotions.${table}`)} k
    where k.tenant_id = ${tenantId} and k.activity_id = any(${ids}::text[]) group by 1`
}
