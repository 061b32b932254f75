/** Writes what was counted, many rows to a statement. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { dayText } from '../rules/business-days.ts'
import type { Clock } from '../rules/clock-questions.ts'
import type { GroupDay } from '../rules/count-days.ts'
import type { Reply } from '../rules/trace-replies.ts'
import { db } from '../tables.ts'
import type { Counting } from './count-stretch.ts'

export async function writeDays(ctx: Context, groupId: GroupId, days: readonly GroupDay[]): Promise<void> {
  if (days.length === 0) return
  const rows = days.map(({ members: _, ...day }) => ({ ...day, day: dayText(day.day) }))
  await sql`insert into insight.group_days
      (tenant_id, group_id, day, messages, speakers, joins, exits, removed, adverts, k80, hours)
    select ${ctx.tenantId}, ${groupId}, x.day, x.messages, x.speakers, x.joins, x.exits, x.removed, x.adverts, x.k80, x.hours
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (day date, messages integer, speakers integer,
        joins integer, exits integer, removed integer, adverts integer, k80 integer, hours integer[])`.execute(db(ctx))
  await writeMemberDays(ctx, groupId, days)
}

async function writeMemberDays(ctx: Context, groupId: GroupId, days: readonly GroupDay[]): Promise<void> {
  const rows = days.flatMap(({ day, members }) => members.map((member) => ({ ...member, day: dayText(day) })))
  if (rows.length === 0) return
  await sql`insert into insight.member_days
      (tenant_id, group_id, person_id, day, messages, chars, disagreements, signals, first_id, first_at, last_at)
    select ${ctx.tenantId}, ${groupId}, x."personId", x.day, x.messages, x.chars, x.disagreements, x.signals,
           x."firstId", x."firstAt", x."lastAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as x ("personId" text, day date, messages integer,
        chars integer, disagreements integer, signals integer, "firstId" text, "firstAt" timestamptz,
        "lastAt" timestamptz)`.execute(db(ctx))
}

export async function writeReplies(ctx: Context, groupId: GroupId, replies: readonly Reply[]): Promise<void> {
  if (replies.length === 0) return
  const rows = replies.map(({ line, toPersonId, root, starter, startedOn, estimated }) => ({
    id: line.id,
    day: dayText(line.day),
    from: line.personId,
    to: toPersonId,
    root,
    starter,
    started: startedOn === null ? null : dayText(startedOn),
    estimated,
  }))
  await sql`insert into insight.replies
      (tenant_id, group_id, message_id, day, person_id, to_person_id, root, starter, started_on, estimated)
    select ${ctx.tenantId}, ${groupId}, x.id, x.day, x."from", x."to", x.root, x.starter, x.started, x.estimated
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (id text, day date, "from" text, "to" text, root text,
        starter text, started date, estimated boolean)`.execute(db(ctx))
}

/** New questions are written; of those asked before `from` only the answers that have come since. */
export async function writeClocks(ctx: Context, { groupId, days }: Counting, from: Date, clocks: readonly Clock[]) {
  if (clocks.length === 0) return
  const rows = clocks.map((clock) => ({ ...clock, day: dayText(days.of(clock.askedAt)), fresh: clock.askedAt >= from }))
  const shape = sql`json_to_recordset(${JSON.stringify(rows)}::json) as x (question text, "askedBy" text, day date,
    "askedAt" timestamptz, answer text, "answeredBy" text, "answeredAt" timestamptz, fresh boolean)`
  await sql`insert into insight.questions
      (tenant_id, group_id, message_id, person_id, day, asked_at, answer_id, answered_by, answered_at)
    select ${ctx.tenantId}, ${groupId}, x.question, x."askedBy", x.day, x."askedAt", x.answer, x."answeredBy", x."answeredAt"
      from ${shape} where x.fresh`.execute(db(ctx))
  if (rows.every(({ fresh }) => fresh)) return
  await sql`update insight.questions q set answer_id = x.answer, answered_by = x."answeredBy", answered_at = x."answeredAt"
      from ${shape} where not x.fresh and q.tenant_id = ${ctx.tenantId} and q.group_id = ${groupId}
       and q.message_id = x.question`.execute(db(ctx))
}
