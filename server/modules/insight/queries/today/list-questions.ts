/** Groups in which somebody asked more than five minutes ago and nobody has answered. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { answerSeconds } from '../../rules/clock-questions.ts'
import { db } from '../../tables.ts'
import { waitsNow } from '../read-waiting.ts'
import { type Desk, itemOf, type Lines, linesOf, mostOfAKind } from './desk.ts'

type Waiting = {
  groupId: GroupId
  groupName: string
  count: number
  messageId: MessageId
  personId: PersonId
  askedAt: Date
  all: number
}

const minuteMs = 60_000
/** Whoever asked within these hours is probably still looking at the chat. */
const warmHours = 6

/** One line for each group, showing the question asked last: there an answer still comes in time. */
export async function listQuestions(ctx: Context, desk: Desk): Promise<Lines> {
  const { rows } = await sql<Waiting>`
    select *, (count(*) over ())::int as "all" from (
      select distinct on (group_id) group_id as "groupId", g.name as "groupName", message_id as "messageId",
             person_id as "personId", asked_at as "askedAt", (count(*) over (partition by group_id))::int as count
        from insight.questions q join ${desk.groups} g on g.id = q.group_id
       where q.tenant_id = ${ctx.tenantId} and ${waitsNow(ctx)}
       order by group_id, asked_at desc, message_id) waiting
     order by "askedAt" desc, "groupId" limit ${mostOfAKind}`.execute(db(ctx))
  return linesOf(rows, (waiting) => {
    const { count, messageId, personId, askedAt } = waiting
    const minutes = Math.floor((ctx.now.getTime() - askedAt.getTime()) / minuteMs)
    return itemOf('question_waiting', minutes < warmHours * 60 ? 3 : 2, waiting, {
      personId,
      messageId,
      since: askedAt.toISOString(),
      count,
      reasons: [{ code: 'minutes_waiting', value: minutes, limit: answerSeconds / 60 }],
    })
  })
}
