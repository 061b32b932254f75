import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { OpenQuestion } from '../rules/clock-questions.ts'
import type { LineLink } from '../rules/reply-talk.ts'
import type { SpokenLine } from '../rules/spoken-lines.ts'
import { asLine } from '../rules/trace-replies.ts'
import { db } from '../tables.ts'
import { oneOf } from './one-of.ts'

/** Questions asked before a moment and still open that these lines may answer: linked by them, or standing among them. */
export async function readOpenQuestions(
  ctx: Context,
  groupId: GroupId,
  before: Date,
  { lines, links }: { lines: readonly SpokenLine[]; links: ReadonlyMap<MessageId, LineLink> },
): Promise<OpenQuestion[]> {
  const named = new Set(
    lines.flatMap((line) => [asLine(line, links).replyTo ?? [], line.at < before ? line.id : []].flat()),
  )
  if (named.size === 0) return []
  const { rows } = await sql<OpenQuestion>`
    select message_id as id, person_id as "personId", asked_at as "askedAt" from insight.questions
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and ${oneOf('message_id', named)}
       and asked_at < ${before} and answered_at is null
     order by asked_at, message_id`.execute(db(ctx))
  return rows
}
