/** A field of groups as the day sees it: people, speakers, comings and goings, messages by the hour. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type BusinessDays, dayNumber, dayText } from '../rules/business-days.ts'
import { db } from '../tables.ts'

/** Days that the picture of a day is drawn from, counted back: itself, the one before, the same weekday of four weeks. */
export const picturedDays = [0, 1, 7, 14, 21, 28]
const noHours = Array.from({ length: 24 }, () => 0)

export type Field = {
  people: number
  speakers: number
  joins: number
  exits: number
  /** Messages by hour, by how many days back; a day on which nobody spoke is not there. */
  hours: Record<string, number[]>
  /** When each of yesterday's speakers first spoke, in seconds after midnight. */
  firstWords: number[]
}

/** `groups` is a sub-select with the `id` of those that are counted. */
type Wish = { groups: RawBuilder<unknown>; days: BusinessDays; today: number }

const isOneOf = (groups: RawBuilder<unknown>) => sql`group_id in (select g.id from ${groups} g)`

export async function countField(ctx: Context, wish: Wish): Promise<Field> {
  return {
    people: await countPeople(ctx, wish),
    hours: await countHours(ctx, wish),
    ...(await countTurnover(ctx, wish)),
    ...(await countSpeakers(ctx, wish)),
  }
}

/** Grouped and then counted: three times as fast as counting distinct ones, which sorts them all. */
async function countPeople(ctx: Context, { groups }: Wish): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (
      select from insight.members
       where tenant_id = ${ctx.tenantId} and ${isOneOf(groups)} group by person_id) known`.execute(db(ctx))
  return rows[0]?.people ?? 0
}

/** Twenty-four sums side by side, rather than unnesting the hours of every day to group them again. */
async function countHours(ctx: Context, { groups, today }: Wish): Promise<Field['hours']> {
  const days = picturedDays.map((back) => dayText(today - back))
  const sums = noHours.map((_, hour) => sql`sum(hours[${sql.lit(hour + 1)}])::int`)
  const { rows } = await sql<{ day: string; hours: number[] }>`
    select day, array[${sql.join(sums)}] as hours from insight.group_days
     where tenant_id = ${ctx.tenantId} and day = any(${days}::date[])
       and ${isOneOf(groups)} and messages > 0
     group by day`.execute(db(ctx))
  return Object.fromEntries(rows.map(({ day, hours }) => [today - dayNumber(day), hours]))
}

async function countTurnover(ctx: Context, { groups, today }: Wish): Promise<Pick<Field, 'joins' | 'exits'>> {
  const { rows } = await sql<Pick<Field, 'joins' | 'exits'>>`
    select coalesce(sum(joins), 0)::int as joins, coalesce(sum(exits), 0)::int as exits from insight.group_days
     where tenant_id = ${ctx.tenantId} and day = ${dayText(today)} and ${isOneOf(groups)}`.execute(db(ctx))
  return rows[0] ?? { joins: 0, exits: 0 }
}

/** People are counted once, in however many groups they speak. */
async function countSpeakers(ctx: Context, { groups, days, today }: Wish) {
  const midnight = days.startOf(today - 1)
  const { rows } = await sql<Pick<Field, 'speakers' | 'firstWords'>>`
    select (count(*) filter (where today))::int as speakers,
           coalesce(array_agg(before order by before) filter (where before is not null), '{}') as "firstWords"
      from (select bool_or(day = ${dayText(today)}) as today,
                   floor(extract(epoch from min(first_at) filter (where day < ${dayText(today)}) - ${midnight}))::int
                     as before
              from insight.member_days
             where tenant_id = ${ctx.tenantId} and day between ${dayText(today - 1)} and ${dayText(today)}
               and messages > 0 and ${isOneOf(groups)}
             group by person_id) voices`.execute(db(ctx))
  return rows[0] ?? { speakers: 0, firstWords: [] }
}
