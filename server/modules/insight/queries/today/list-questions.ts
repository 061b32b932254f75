/** Groups in which somebody asked more than five minutes ago and nobody has answered. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import type { GroupId } from '../../../community/contract.ts'
import { readCards } from '../../../identity/index.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { readTexts } from '../../../messaging/index.ts'
import type { TodayItem } from '../../contract.ts'
import { answerSeconds } from '../../rules/clock-questions.ts'
import { db } from '../../tables.ts'
import { waitsNow } from '../read-waiting.ts'
import { type Desk, excerptOf, faceOf, itemOf } from './desk.ts'
import { oneOf } from '../one-of.ts'

type Waiting = { groupId: GroupId; count: number; messageId: MessageId; personId: PersonId; askedAt: Date }

const minuteMs = 60_000
/** Whoever asked within these hours is probably still looking at the chat. */
const warmHours = 6

/** One line for each group, showing the question asked last: there an answer still comes in time. */
export async function listQuestions(ctx: Context, desk: Desk): Promise<TodayItem[]> {
  const { rows } = await sql<Waiting>`
    select distinct on (group_id) group_id as "groupId", message_id as "messageId", person_id as "personId",
           asked_at as "askedAt", (count(*) over (partition by group_id))::int as count
      from insight.questions
     where tenant_id = ${ctx.tenantId} and ${oneOf('group_id', desk.groups.keys())} and ${waitsNow(ctx)}
     order by group_id, asked_at desc, message_id`.execute(db(ctx))
  const texts = await readTexts(
    ctx,
    rows.map(({ messageId }) => messageId),
  )
  const cards = await readCards(
    ctx,
    rows.map(({ personId }) => personId),
  )
  return rows.map(({ groupId, count, messageId, personId, askedAt }) => {
    const minutes = Math.floor((ctx.now.getTime() - askedAt.getTime()) / minuteMs)
    return itemOf(desk, 'question_waiting', minutes < warmHours * 60 ? 3 : 2, groupId, {
      person: faceOf(cards.get(personId)),
      messageId,
      excerpt: excerptOf(texts.get(messageId) ?? ''),
      since: askedAt.toISOString(),
      count,
      reasons: [{ code: 'minutes_waiting', value: minutes, limit: answerSeconds / 60 }],
    })
  })
}
