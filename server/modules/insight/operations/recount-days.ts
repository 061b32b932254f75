/** Counts a group again from a day on, a fortnight at a time, so that memory does not grow with its history. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { dayText } from '../rules/business-days.ts'
import { answerSeconds } from '../rules/clock-questions.ts'
import { db } from '../tables.ts'
import type { Start } from '../rules/start-of-count.ts'
import { type Counting, countStretch, type Stretch } from './count-stretch.ts'

const stretchDays = 14

/** Returns the first day whose counts may have changed: an answer early on a day may be to a question of the day before. */
export async function recountDays(
  ctx: Context,
  counting: Counting,
  { forget, from, bornOn }: Start,
  today: number,
): Promise<number> {
  await forgetDays(ctx, counting, forget)
  for (const stretch of stretches(from, bornOn, today)) await countStretch(ctx, counting, stretch)
  const changed = await tallyQuestions(ctx, counting.groupId, forget - 1)
  return changed.includes(dayText(forget - 1)) ? forget - 1 : forget
}

/** Before anybody spoke there is nothing to be read but who came and went: one stretch, however long. */
function stretches(from: number, bornOn: number, today: number): Stretch[] {
  const silent = from < bornOn ? [{ from, until: Math.min(today, bornOn - 1) }] : []
  const spoken: Stretch[] = []
  for (let first = Math.max(from, bornOn); first <= today; first += stretchDays) {
    spoken.push({ from: first, until: Math.min(today, first + stretchDays - 1) })
  }
  return [...silent, ...spoken]
}

async function forgetDays(ctx: Context, { groupId, days }: Counting, from: number): Promise<void> {
  const of = sql`tenant_id = ${ctx.tenantId} and group_id = ${groupId}`
  const day = dayText(from)
  await sql`delete from insight.group_days where ${of} and day >= ${day}`.execute(db(ctx))
  await sql`delete from insight.member_days where ${of} and day >= ${day}`.execute(db(ctx))
  await sql`delete from insight.replies where ${of} and day >= ${day}`.execute(db(ctx))
  await sql`delete from insight.questions where ${of} and day >= ${day}`.execute(db(ctx))
  await sql`update insight.questions set answer_id = null, answered_by = null, answered_at = null
             where ${of} and answered_at >= ${days.startOf(from)}`.execute(db(ctx))
}

/**
 * Brings the days' numbers of questions in line with the questions; returns the days on which they changed. Added up first,
 * then joined: right after bulk loading the planner knows no numbers of rows, and joined at once it took seconds a group.
 */
async function tallyQuestions(ctx: Context, groupId: GroupId, from: number): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    with tally as materialized (
      select day, count(*) as asked,
             count(*) filter (where answered_at <= asked_at + make_interval(secs => ${answerSeconds})) as answered
        from insight.questions
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and day >= ${dayText(from)}
       group by day)
    update insight.group_days d set questions = t.asked, answered = t.answered from tally t
     where d.tenant_id = ${ctx.tenantId} and d.group_id = ${groupId} and d.day = t.day
       and (d.questions, d.answered) is distinct from (t.asked, t.answered)
    returning d.day`.execute(db(ctx))
  return rows.map(({ day }) => day)
}
