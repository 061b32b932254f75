import { NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { isManager } from '../../community/index.ts'
import { actorId } from '../../identity/index.ts'
import { accessMessage } from '../access.ts'
import { type Message, type recallMessageEndpoint, TooLateToRecall } from '../contract.ts'
import { viewMessagesById } from '../queries/view-messages.ts'
import { recallMinutes } from '../rules/limits.ts'
import { db, type MessageRow } from '../tables.ts'
import { recordMessageChange } from './record-event.ts'

/** Takes a message back: its own author for a few minutes, those who run the group at any time. Nobody is called by it any more. */
export async function recallMessage(
  ctx: Context,
  { messageId }: RequestOf<typeof recallMessageEndpoint>,
): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  if (found.recalled_at) return (await viewMessagesById(ctx, [messageId])).get(messageId) as Message
  await requireMayRecall(ctx, found)
  await db(ctx)
    .updateTable('messaging.messages')
    .set({ recalled_at: ctx.now, recalled_by: actorId(ctx), pinned_at: null, digest_at: null, words: '' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', messageId)
    .execute()
  await db(ctx)
    .deleteFrom('messaging.mentions')
    .where('tenant_id', '=', ctx.tenantId)
    .where('message_id', '=', messageId)
    .execute()
  return recordMessageChange(ctx, found.group_id, messageId)
}

async function requireMayRecall(ctx: Context, found: MessageRow): Promise<void> {
  if (await isManager(ctx, found.group_id)) return
  if (found.person_id !== actorId(ctx)) throw NotAllowed()
  const age = ctx.now.getTime() - found.sent_at.getTime()
  if (age > recallMinutes * 60_000) throw TooLateToRecall({ minutes: recallMinutes })
}
