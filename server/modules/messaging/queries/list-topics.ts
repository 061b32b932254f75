import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { Topic, TopicId } from '../contract.ts'
import { db, type TopicRow } from '../tables.ts'

type Found = TopicRow & { messages: number; last_at: Date | null }

async function findTopics(ctx: Context, groupId: GroupId | null, ids: readonly TopicId[] | null): Promise<Topic[]> {
  const { rows } = await sql<Found>`
    select t.*, (select count(*)::int from messaging.messages m where m.tenant_id = t.tenant_id and m.topic_id = t.id) as messages,
           (select max(m.at) from messaging.messages m where m.tenant_id = t.tenant_id and m.topic_id = t.id) as last_at
      from messaging.topics t
     where t.tenant_id = ${ctx.tenantId}
       and (${groupId}::text is null or t.group_id = ${groupId}) and (${ids}::text[] is null or t.id = any(${ids}))
     order by t.opened_at desc, t.id`.execute(db(ctx))
  return rows.map(topicOf)
}

const topicOf = (row: Found): Topic => ({
  id: row.id,
  groupId: row.group_id,
  title: row.title,
  openedBy: row.opened_by,
  openedAt: row.opened_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  messages: row.messages,
  lastAt: row.last_at?.toISOString() ?? null,
})

/** The topics of a group, newest first. */
export const listTopics = (ctx: Context, groupId: GroupId): Promise<Topic[]> => findTopics(ctx, groupId, null)

/** Topics by id. */
export async function viewTopicsById(ctx: Context, ids: readonly TopicId[]): Promise<Map<TopicId, Topic>> {
  if (ids.length === 0) return new Map()
  return new Map((await findTopics(ctx, null, ids)).map((one) => [one.id, one]))
}
