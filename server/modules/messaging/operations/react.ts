import type { RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { requireMembership } from './require-membership.ts'
import { actorId } from '../../identity/index.ts'
import { accessMessage } from '../access.ts'
import { type Message, MessageRecalled, type reactEndpoint, type unreactEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { recordMessageChange } from './record-event.ts'

/** Reacts with an emoji; reacting again changes nothing. */
export async function react(ctx: Context, { messageId, emoji }: RequestOf<typeof reactEndpoint>): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  await requireMembership(ctx, found.group_id)
  if (found.recalled_at) throw MessageRecalled()
  await db(ctx)
    .insertInto('messaging.reactions')
    .values({
      tenant_id: ctx.tenantId,
      group_id: found.group_id,
      message_id: messageId,
      emoji,
      person_id: actorId(ctx),
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return recordMessageChange(ctx, found.group_id, messageId)
}

/** Takes a reaction back. */
export async function unreact(ctx: Context, { messageId, emoji }: RequestOf<typeof unreactEndpoint>): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  await db(ctx)
    .deleteFrom('messaging.reactions')
    .where('tenant_id', '=', ctx.tenantId)
    .where('message_id', '=', messageId)
    .where('emoji', '=', emoji)
    .where('person_id', '=', actorId(ctx))
    .execute()
  return recordMessageChange(ctx, found.group_id, messageId)
}
