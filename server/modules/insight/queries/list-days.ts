/** A group day by day, and by the hours of the week. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { Phase, readGroupInsightEndpoint } from '../contract.ts'
import { dayText } from '../rules/business-days.ts'
import { roleDays } from '../rules/member-figures.ts'
import { db } from '../tables.ts'

type Insight = AnswerOf<typeof readGroupInsightEndpoint>

const shownDays = 90

/** The last 90 days as far as the group has lived, oldest first; the last one is today as far as it has come. */
export async function listDays(ctx: Context, groupId: GroupId, today: number): Promise<Insight['days']> {
  const first = dayText(today - shownDays + 1)
  const { rows } = await sql<Omit<Insight['days'][number], 'phase'> & { phase: `phase_${Phase}` | null }>`
    select to_char(n, 'YYYY-MM-DD') as day, coalesce(d.messages, 0) as messages, coalesce(d.speakers, 0) as speakers,
           coalesce(d.joins, 0) as joins, coalesce(d.exits, 0) as exits, coalesce(d.questions, 0) as questions,
           coalesce(d.answered, 0) as answered, s.score, s.phase ->> 'state' as phase
      from generate_series(greatest(${first}::date, (
             select min(x.day) from insight.group_days x
              where x.tenant_id = ${ctx.tenantId} and x.group_id = ${groupId} and x.day >= ${first})),
             ${dayText(today)}::date, interval '1 day') as n
      left join insight.group_days d on d.tenant_id = ${ctx.tenantId} and d.group_id = ${groupId} and d.day = n::date
      left join insight.group_states s on s.tenant_id = ${ctx.tenantId} and s.group_id = ${groupId} and s.day = n::date
     order by n`.execute(db(ctx))
  return rows.map((row) => ({ ...row, phase: row.phase && (row.phase.replace('phase_', '') as Phase) }))
}

/** Messages of the 28 days until now by weekday (1 is Monday) and hour; only hours in which somebody spoke. */
export async function listHours(ctx: Context, groupId: GroupId, today: number): Promise<Insight['hours']> {
  const { rows } = await sql<Insight['hours'][number]>`
    select extract(isodow from d.day)::int as weekday, (h.place - 1)::int as hour, sum(h.messages)::int as messages
      from insight.group_days d cross join unnest(d.hours) with ordinality as h (messages, place)
     where d.tenant_id = ${ctx.tenantId} and d.group_id = ${groupId}
       and d.day between ${dayText(today - roleDays + 1)} and ${dayText(today)} and h.messages > 0
     group by 1, 2 order by 1, 2`.execute(db(ctx))
  return rows
}
