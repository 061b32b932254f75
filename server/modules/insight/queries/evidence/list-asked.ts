/** Questions: all, those answered by somebody else within five minutes, and the others. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { dayText } from '../../rules/business-days.ts'
import { answerSeconds } from '../../rules/clock-questions.ts'
import { db } from '../../tables.ts'
import type { Asked, Evidence } from '../list-evidence.ts'
import { waitsNow } from '../read-waiting.ts'
import { showMessages } from './gather.ts'

export async function listAsked(ctx: Context, asked: Asked): Promise<Evidence> {
  const { groupId, limit } = asked
  const personId = asked.personId ?? null
  const { rows } = await sql<{ id: MessageId; total: number }>`
    select message_id as id, (count(*) over ())::int as total from insight.questions
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and ${meant(ctx, asked)}
       and (${personId}::text is null or person_id = ${personId})
     order by asked_at desc, message_id limit ${limit}`.execute(db(ctx))
  return showMessages(
    ctx,
    rows.map(({ id }) => id),
    rows[0]?.total ?? 0,
  )
}

function meant(ctx: Context, { of, from, until, anyDay }: Asked): RawBuilder<unknown> {
  if (of === 'unanswered' && anyDay) return waitsNow(ctx)
  const asked = sql`day between ${dayText(from)} and ${dayText(until)}`
  if (of === 'questions') return asked
  const inTime = sql`coalesce(answered_at <= asked_at + make_interval(secs => ${answerSeconds}), false)`
  return of === 'answered' ? sql`${asked} and ${inTime}` : sql`${asked} and not ${inTime}`
}
