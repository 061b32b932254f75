/** Writes the next step into a group's history of changes and lets everyone present see it. */
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { lockChats } from '../access.ts'
import { viewMessagesById } from '../queries/view-messages.ts'
import { announceChanges } from '../realtime/announce.ts'
import { db, type EventRow } from '../tables.ts'

type Step = { kind: EventRow['kind'] } & Partial<Pick<EventRow, 'message_id' | 'topic_id' | 'person_id' | 'change'>>

/** The caller need not hold the chat's lock; it is taken here, so that numbers never have gaps. Returns the new seq. */
export async function recordEvent(ctx: Context, groupId: GroupId, step: Step): Promise<number> {
  const chat = (await lockChats(ctx, [groupId])).get(groupId)
  const seq = (chat?.last_seq ?? 0) + 1
  await db(ctx)
    .insertInto('messaging.events')
    .values({
      tenant_id: ctx.tenantId,
      group_id: groupId,
      seq,
      at: ctx.now,
      message_id: null,
      topic_id: null,
      person_id: null,
      change: null,
      ...step,
    })
    .execute()
  await db(ctx)
    .updateTable('messaging.chats')
    .set({ last_seq: seq })
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .execute()
  announceChanges(ctx, groupId)
  return seq
}

/** A message changed: records it and returns it as it is now. */
export async function recordMessageChange(
  ctx: Context,
  groupId: GroupId,
  messageId: NonNullable<EventRow['message_id']>,
) {
  await recordEvent(ctx, groupId, { kind: 'message', message_id: messageId })
  const found = (await viewMessagesById(ctx, [messageId])).get(messageId)
  if (!found) throw new Error('a message vanished while it was changed')
  return found
}
