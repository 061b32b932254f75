/** The day in figures, beside the day before and what is usual on such a day. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import type { readTodayEndpoint } from '../../contract.ts'
import { dayNumber, dayText } from '../../rules/business-days.ts'
import { db } from '../../tables.ts'
import type { Desk } from './desk.ts'
import { oneOf } from '../one-of.ts'

type Picture = Pick<AnswerOf<typeof readTodayEndpoint>, 'totals' | 'hours'>
/** 24 numbers of messages by day; a day on which nobody spoke has none. */
type Hours = ReadonlyMap<number, readonly number[]>

const sameWeekday = [7, 14, 21, 28]
const noHours = Array.from({ length: 24 }, () => 0)

export async function countDay(ctx: Context, desk: Desk): Promise<Picture> {
  const { groups, today } = desk
  const hours = await readHours(ctx, desk)
  return {
    totals: {
      groups: groups.size,
      messages: sum(hours.get(today) ?? noHours),
      messagesBefore: untilSameTime(ctx, desk, hours.get(today - 1) ?? noHours),
      ...(await countPeople(ctx, desk)),
      ...(await countTurnover(ctx, desk)),
      ...(await countSpeakers(ctx, desk)),
    },
    hours: noHours.map((_, hour) => ({
      hour,
      today: hours.get(today)?.[hour] ?? 0,
      usual: mean(sameWeekday.flatMap((back) => hours.get(today - back)?.[hour] ?? [])),
    })),
  }
}

const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0)
const mean = (figures: readonly number[]) => (figures.length > 0 ? sum(figures) / figures.length : 0)

/** Whole hours are known; of the one that runs now, the share that has passed. */
function untilSameTime({ now }: Context, { days }: Desk, before: readonly number[]): number {
  const hour = days.hourOf(now)
  return sum(before.slice(0, hour)) + Math.round((before[hour] ?? 0) * days.partOfHour(now))
}

async function readHours(ctx: Context, { groups, today }: Desk): Promise<Hours> {
  const days = [0, 1, ...sameWeekday].map((back) => dayText(today - back))
  const { rows } = await sql<{ day: string; hours: number[] }>`
    select day, array_agg(messages order by place) as hours from (
      select d.day, h.place, sum(h.messages)::int as messages
        from insight.group_days d cross join unnest(d.hours) with ordinality as h (messages, place)
       where d.tenant_id = ${ctx.tenantId} and d.day = any(${days}::date[])
         and ${oneOf('d.group_id', groups.keys())} and d.messages > 0
       group by d.day, h.place) hourly
     group by day`.execute(db(ctx))
  return new Map(rows.map(({ day, hours }) => [dayNumber(day), hours]))
}

async function countTurnover(ctx: Context, { groups, today }: Desk): Promise<{ joins: number; exits: number }> {
  const { rows } = await sql<{ joins: number; exits: number }>`
    select coalesce(sum(joins), 0)::int as joins, coalesce(sum(exits), 0)::int as exits from insight.group_days
     where tenant_id = ${ctx.tenantId} and day = ${dayText(today)} and ${oneOf('group_id', groups.keys())}`.execute(
    db(ctx),
  )
  return rows[0] ?? { joins: 0, exits: 0 }
}

/** People are counted once, in however many groups they speak. */
async function countSpeakers(ctx: Context, { groups, days, today }: Desk) {
  const sinceMidnight = ctx.now.getTime() - days.startOf(today).getTime()
  const sameTime = new Date(days.startOf(today - 1).getTime() + sinceMidnight)
  const { rows } = await sql<{ speakers: number; speakersBefore: number }>`
    select (count(distinct person_id) filter (where day = ${dayText(today)}))::int as speakers,
           (count(distinct person_id) filter (where day < ${dayText(today)} and first_at <= ${sameTime}))::int
             as "speakersBefore"
      from insight.member_days
     where tenant_id = ${ctx.tenantId} and day between ${dayText(today - 1)} and ${dayText(today)} and messages > 0
       and ${oneOf('group_id', groups.keys())}`.execute(db(ctx))
  return rows[0] ?? { speakers: 0, speakersBefore: 0 }
}

/** Grouped and then counted: three times as fast as counting distinct ones, which sorts them all. */
async function countPeople(ctx: Context, { groups, glances }: Desk): Promise<{ people: number; seats: number }> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (
      select from insight.members
       where tenant_id = ${ctx.tenantId} and ${oneOf('group_id', groups.keys())} group by person_id) known`.execute(
    db(ctx),
  )
  return { people: rows[0]?.people ?? 0, seats: sum([...glances.values()].map(({ seats }) => seats)) }
}
