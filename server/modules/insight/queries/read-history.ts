/** The counted days of a group, as far back as the figures look. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { dayNumber, dayText } from '../rules/business-days.ts'
import { lookBack } from '../rules/figures.ts'
import { type CountedDay, History, type TracedReply, type Voice } from '../rules/history.ts'
import { db } from '../tables.ts'

/** What is needed to look at the days `from … until`. */
export async function readHistory(ctx: Context, groupId: GroupId, from: number, until: number): Promise<History> {
  const window = (back: number) => sql`tenant_id = ${ctx.tenantId} and group_id = ${groupId}
     and day between ${dayText(from - back)} and ${dayText(until)}`
  const days = await sql<Dated<CountedDay>>`
    select day, messages, speakers, joins, exits, questions, answered, removed, k80
      from insight.group_days where ${window(lookBack.speakers)}`.execute(db(ctx))
  const voices = await sql<Dated<Voice>>`
    select day, person_id as "personId", messages, chars, disagreements, signals, last_at as "lastAt"
      from insight.member_days where ${window(lookBack.voices)} order by day, person_id`.execute(db(ctx))
  const replies = await sql<Dated<TracedReply> & { startedOn: string | null }>`
    select day, person_id as "personId", to_person_id as "toPersonId", root, starter, started_on as "startedOn"
      from insight.replies where ${window(lookBack.replies)} order by day, message_id`.execute(db(ctx))
  return new History(
    days.rows.map(numbered),
    voices.rows.map(numbered),
    replies.rows.map((row) => ({
      ...numbered(row),
      startedOn: row.startedOn === null ? null : dayNumber(row.startedOn),
    })),
  )
}

type Dated<T> = Omit<T, 'day' | 'startedOn'> & { day: string }
const numbered = <T extends { day: string }>(row: T) => ({ ...row, day: dayNumber(row.day) })
