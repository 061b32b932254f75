import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { LineLink } from '../rules/reply-talk.ts'
import { db } from '../tables.ts'

/** What the lines of a group said in `[from, until)` answer, by line. */
export async function readLinks(
  ctx: Context,
  groupId: GroupId,
  from: Date,
  until: Date,
): Promise<Map<MessageId, LineLink>> {
  const { rows } = await sql<LineLink>`
    select message_id as id, at, person_id as "personId", to_id as "to", to_person_id as "toPersonId", by, score, thread
      from insight.links
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and at >= ${from} and at < ${until}`.execute(db(ctx))
  return new Map(rows.map((link) => [link.id, link]))
}
