/** The only way to a message for an actor: fetched with permission, locked when it shall change. */
import { sql } from 'kysely'
import { NotFound } from '../../kernel/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { GroupId } from '../community/contract.ts'
import { memberOf } from '../community/index.ts'
import type { MessageId, TopicId } from './contract.ts'
import { type ChatRow, db, type MessageRow, type TopicRow } from './tables.ts'

/** Owners and admins see every import; others those they started. */
export const isOperator = ({ actor }: Context): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && (actor.staffRole === 'owner' || actor.staffRole === 'admin'))

/** A message of a group the actor may read. To change it, the group's chat is locked first, so that changes stand in one order. */
export async function accessMessage(
  ctx: Context,
  messageId: MessageId,
  purpose: 'toRead' | 'toChange',
): Promise<MessageRow> {
  const find = () =>
    db(ctx)
      .selectFrom('messaging.messages')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', messageId)
      .executeTakeFirst()
  const found = await find()
  if (!found) throw NotFound()
  await memberOf(ctx, { groupId: found.group_id })
  if (purpose === 'toRead') return found
  await lockChats(ctx, [found.group_id])
  return (await find()) ?? found
}

/** A topic of a group the actor may read, with its chat locked. */
export async function accessTopic(ctx: Context, topicId: TopicId): Promise<TopicRow> {
  const found = await db(ctx)
    .selectFrom('messaging.topics')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', topicId)
    .executeTakeFirst()
  if (!found) throw NotFound()
  await memberOf(ctx, { groupId: found.group_id })
  await lockChats(ctx, [found.group_id])
  return found
}

/** Locks the chats of groups in one order for everybody, making those that do not exist yet. */
export async function lockChats(ctx: Context, groupIds: readonly GroupId[]): Promise<Map<GroupId, ChatRow>> {
  const ids = [...new Set(groupIds)].sort()
  const locked = await selectForUpdate(ctx, ids)
  if (locked.size === ids.length) return locked
  await sql`insert into messaging.chats (tenant_id, group_id) select ${ctx.tenantId}, unnest(${ids}::text[])
    on conflict do nothing`.execute(db(ctx))
  return selectForUpdate(ctx, ids)
}

async function selectForUpdate(ctx: Context, ids: readonly GroupId[]): Promise<Map<GroupId, ChatRow>> {
  const { rows } = await sql<ChatRow>`select * from messaging.chats
    where tenant_id = ${ctx.tenantId} and group_id = any(${ids}) order by group_id for update`.execute(db(ctx))
  return new Map(rows.map((row) => [row.group_id, row]))
}
