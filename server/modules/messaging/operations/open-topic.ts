import { NotAllowed, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { isManager } from '../../community/index.ts'
import { actorId } from '../../identity/index.ts'
import { accessTopic, lockChats } from '../access.ts'
import type { changeTopicEndpoint, openTopicEndpoint, Topic, TopicId } from '../contract.ts'
import { viewTopicsById } from '../queries/list-topics.ts'
import { db } from '../tables.ts'
import { recordEvent } from './record-event.ts'
import { requireMembership } from './require-membership.ts'

async function viewTopic(ctx: Context, id: TopicId): Promise<Topic> {
  const found = (await viewTopicsById(ctx, [id])).get(id)
  if (!found) throw NotFound()
  return found
}

/** Opens a topic; opened from a message, that message is its first. */
export async function openTopic(
  ctx: Context,
  { groupId, title, from }: RequestOf<typeof openTopicEndpoint>,
): Promise<Topic> {
  await requireMembership(ctx, groupId)
  await lockChats(ctx, [groupId])
  const id = newId('top')
  await db(ctx)
    .insertInto('messaging.topics')
    .values({
      tenant_id: ctx.tenantId,
      id,
      group_id: groupId,
      title,
      opened_by: actorId(ctx),
      opened_at: ctx.now,
      closed_at: null,
    })
    .execute()
  await recordEvent(ctx, groupId, { kind: 'topic', topic_id: id })
  if (from) {
    const moved = await db(ctx)
      .updateTable('messaging.messages')
      .set({ topic_id: id })
      .where('tenant_id', '=', ctx.tenantId)
      .where('group_id', '=', groupId)
      .where('id', '=', from)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) throw NotFound()
    await recordEvent(ctx, groupId, { kind: 'message', message_id: from })
  }
  return viewTopic(ctx, id)
}

/** Renames or closes a topic: whoever opened it, or those who run the group. */
export async function changeTopic(
  ctx: Context,
  { topicId, title, closed }: RequestOf<typeof changeTopicEndpoint>,
): Promise<Topic> {
  const found = await accessTopic(ctx, topicId)
  if (found.opened_by !== actorId(ctx) && !(await isManager(ctx, found.group_id))) throw NotAllowed()
  await db(ctx)
    .updateTable('messaging.topics')
    .set({
      title: title ?? found.title,
      closed_at: closed === undefined ? found.closed_at : closed ? (found.closed_at ?? ctx.now) : null,
    })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', topicId)
    .execute()
  await recordEvent(ctx, found.group_id, { kind: 'topic', topic_id: topicId })
  return viewTopic(ctx, topicId)
}
