import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { OpenQuestion } from '../rules/clock-questions.ts'
import type { SpokenLine } from '../rules/spoken-lines.ts'
import { db } from '../tables.ts'
import { oneOf } from './one-of.ts'

/** Questions asked before a moment and still open that these lines may answer: quoted by them, or standing among them. */
export async function readOpenQuestions(
  ctx: Context,
  groupId: GroupId,
  before: Date,
  lines: readonly SpokenLine[],
): Promise<OpenQuestion[]> {
  const named = new Set(
    lines.flatMap(({ id, at, replyTo }) => [...(replyTo ? [replyTo] : []), ...(at < before ? [id] : [])]),
  )
  if (named.size === 0) return []
  const { rows } = await sql<OpenQuestion>`
    select message_id as id, person_id as "personId", asked_at as "askedAt" from insight.questions
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and ${oneOf('message_id', named)}
       and asked_at < ${before} and answered_at is null
     order by asked_at, message_id`.execute(db(ctx))
  return rows
}
