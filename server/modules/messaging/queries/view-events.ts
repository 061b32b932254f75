/** Events of a group with the things they are about, as those are now. */
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listStandings, readGroups } from '../../community/index.ts'
import type { GroupEvent, Message, MessageId, Topic, TopicId } from '../contract.ts'
import { db, type EventRow } from '../tables.ts'
import { viewTopicsById } from './list-topics.ts'
import { viewMessagesById } from './view-messages.ts'

/** Events after `since`, in order, at most `limit`. */
export async function viewEvents(ctx: Context, groupId: GroupId, since: number, limit: number): Promise<GroupEvent[]> {
  const rows = await db(ctx)
    .selectFrom('messaging.events')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return hydrate(ctx, groupId, rows)
}

async function hydrate(ctx: Context, groupId: GroupId, rows: readonly EventRow[]): Promise<GroupEvent[]> {
  const messages = await viewMessagesById(
    ctx,
    rows.flatMap(({ message_id }) => message_id ?? []),
  )
  const topics = await viewTopicsById(
    ctx,
    rows.flatMap(({ topic_id }) => topic_id ?? []),
  )
  const members = await viewMemberEvents(ctx, groupId, rows)
  const group = rows.some(({ kind }) => kind === 'group') ? await viewGroup(ctx, groupId) : null
  return rows.map((row) => {
    if (row.kind === 'message')
      return { seq: row.seq, kind: 'message', message: messages.get(row.message_id as MessageId) as Message }
    if (row.kind === 'topic')
      return { seq: row.seq, kind: 'topic', topic: topics.get(row.topic_id as TopicId) as Topic }
    if (row.kind === 'group' && group) return { seq: row.seq, kind: 'group', ...group }
    return members(row)
  })
}

async function viewMemberEvents(ctx: Context, groupId: GroupId, rows: readonly EventRow[]) {
  const people = [
    ...new Set(rows.flatMap(({ kind, person_id }) => (kind === 'member' && person_id ? [person_id] : []))),
  ]
  const standings =
    people.length > 0
      ? await listStandings(
          ctx,
          people.map((personId) => ({ groupId, personId })),
        )
      : new Map()
  return (row: EventRow): GroupEvent => {
    const standing = standings.get(`${groupId} ${row.person_id}`)
    const personId = row.person_id as NonNullable<EventRow['person_id']>
    return {
      seq: row.seq,
      kind: 'member',
      personId,
      change: standing ? (row.change === 'left' ? 'joined' : (row.change ?? 'changed')) : 'left',
      role: standing?.role ?? null,
    }
  }
}

async function viewGroup(ctx: Context, groupId: GroupId) {
  const group = (await readGroups(ctx, [groupId])).get(groupId)
  return { name: group?.name ?? '', slowModeSeconds: group?.slowModeSeconds ?? 0, closedAt: group?.closedAt ?? null }
}
