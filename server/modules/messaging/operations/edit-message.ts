import { NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { actorId } from '../../identity/index.ts'
import { accessMessage } from '../access.ts'
import { type editMessageEndpoint, type Message, MessageRecalled, TooLateToEdit } from '../contract.ts'
import { editHours } from '../rules/limits.ts'
import { vectorOf } from '../rules/words.ts'
import { db } from '../tables.ts'
import { recordMessageChange } from './record-event.ts'

/** Corrects my own message while corrections are open. */
export async function editMessage(
  ctx: Context,
  { messageId, text }: RequestOf<typeof editMessageEndpoint>,
): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  if (found.person_id !== actorId(ctx) || found.import_id) throw NotAllowed()
  if (found.recalled_at) throw MessageRecalled()
  if (ctx.now.getTime() - found.sent_at.getTime() > editHours * 3_600_000) throw TooLateToEdit({ hours: editHours })
  await db(ctx)
    .updateTable('messaging.messages')
    .set({ text, edited_at: ctx.now, words: vectorOf(text) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', messageId)
    .execute()
  return recordMessageChange(ctx, found.group_id, messageId)
}
