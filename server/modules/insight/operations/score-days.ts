/** Gives the scores of days whose parts changed: shares of few cases are first drawn towards the tenant's medians. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { partNames, shareParts } from '../../../science/health-scale.ts'
import { scoreHealth } from '../../../science/health.ts'
import { median } from '../../../science/numerics/quantiles.ts'
import { isShown } from '../../../science/shares.ts'
import { db, type GroupStateRow, type Medians } from '../tables.ts'

const daysAtOnce = 14

type Figures = Pick<GroupStateRow, 'group_id' | 'day' | 'kind' | 'seats' | 'age_days' | 'parts'>

/**
 * A day's score of one group depends on the medians of all, so a change of one asks for the scores of all on that day.
 * One transaction at a time per tenant: whoever comes second sees what the first has settled.
 */
export async function scoreStaleDays(ctx: Context): Promise<void> {
  await takeTurn(ctx)
  const { rows } = await sql<{ day: string }>`
    delete from insight.stale_days where tenant_id = ${ctx.tenantId} returning day`.execute(db(ctx))
  const days = [...new Set(rows.map(({ day }) => day))].sort()
  if (days.length === 0) return
  for (let at = 0; at < days.length; at += daysAtOnce) await scoreDays(ctx, days.slice(at, at + daysAtOnce))
  await drawTrends(ctx)
}

async function takeTurn(ctx: Context): Promise<void> {
  await sql`insert into insight.scorings (tenant_id, scored_at) values (${ctx.tenantId}, ${ctx.now})
    on conflict (tenant_id) do update set scored_at = excluded.scored_at`.execute(db(ctx))
}

async function scoreDays(ctx: Context, days: readonly string[]): Promise<void> {
  const { rows } = await sql<Figures>`select group_id, day, kind, seats, age_days, parts from insight.group_states
    where tenant_id = ${ctx.tenantId} and day = any(${days}) order by day, group_id`.execute(db(ctx))
  const medians = new Map([...Map.groupBy(rows, ({ day }) => day)].map(([day, groups]) => [day, mediansOf(groups)]))
  const scores = rows.map((row) => ({
    group_id: row.group_id,
    day: row.day,
    score: scoreHealth(questionOf(row, medians.get(row.day) ?? {})).score,
  }))
  await writeMedians(ctx, days, medians)
  await sql`update insight.group_states s set score = x.score
      from json_to_recordset(${JSON.stringify(scores)}::json) as x (group_id text, day date, score double precision)
     where s.tenant_id = ${ctx.tenantId} and s.group_id = x.group_id and s.day = x.day
       and s.score is distinct from x.score`.execute(db(ctx))
}

const questionOf = (row: Omit<Figures, 'group_id' | 'day'>, medians: Medians) => ({
  kind: row.kind,
  seats: row.seats,
  ageDays: row.age_days,
  parts: row.parts,
  medians,
})

function mediansOf(groups: readonly Figures[]): Medians {
  const found = partNames.flatMap((name) => {
    if (!shareParts.has(name)) return []
    const shares = groups.flatMap(({ parts }) => parts[name] ?? []).filter(isShown)
    const middle = median(shares.map(({ value }) => value))
    return middle === null ? [] : [[name, middle] as const]
  })
  return Object.fromEntries(found)
}

async function writeMedians(
  ctx: Context,
  days: readonly string[],
  medians: ReadonlyMap<string, Medians>,
): Promise<void> {
  const rows = days.map((day) => ({ day, medians: medians.get(day) ?? {} }))
  await sql`insert into insight.medians (tenant_id, day, medians)
    select ${ctx.tenantId}, x.day, x.medians
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (day date, medians jsonb)
    on conflict (tenant_id, day) do update set medians = excluded.medians`.execute(db(ctx))
}

/** Carries the new scores into what the field of groups shows. */
async function drawTrends(ctx: Context): Promise<void> {
  await sql`update insight.glances g set score = t.score, trend = t.trend
      from (select h.group_id, jsonb_agg(round(s.score::numeric, 2) order by n) as trend,
                   max(s.score) filter (where n = 0) as score
              from insight.glances h cross join generate_series(-27, 0) as n
              left join insight.group_states s
                on s.tenant_id = h.tenant_id and s.group_id = h.group_id and s.day = h.settled_on + n
             where h.tenant_id = ${ctx.tenantId} and h.settled_on is not null
             group by h.group_id) t
     where g.tenant_id = ${ctx.tenantId} and g.group_id = t.group_id
       and (g.score, g.trend) is distinct from (t.score, t.trend)`.execute(db(ctx))
}
