import type { RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { requireManager } from '../../community/index.ts'
import { accessMessage } from '../access.ts'
import { type markMessageEndpoint, type Message, MessageRecalled, TooManyPins } from '../contract.ts'
import { pinLimit } from '../rules/limits.ts'
import { db } from '../tables.ts'
import { recordMessageChange } from './record-event.ts'

/** Pins a message or makes it 精华, or takes that back. The chat's lock keeps the number of pins true. */
export async function markMessage(
  ctx: Context,
  { messageId, pinned, digest }: RequestOf<typeof markMessageEndpoint>,
): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  await requireManager(ctx, found.group_id)
  if (found.recalled_at) throw MessageRecalled()
  if (pinned && !found.pinned_at && (await countPins(ctx, found.group_id)) >= pinLimit)
    throw TooManyPins({ limit: pinLimit })
  const when = (wish: boolean | undefined, since: Date | null) =>
    wish === undefined ? since : wish ? (since ?? ctx.now) : null
  await db(ctx)
    .updateTable('messaging.messages')
    .set({ pinned_at: when(pinned, found.pinned_at), digest_at: when(digest, found.digest_at) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', messageId)
    .execute()
  return recordMessageChange(ctx, found.group_id, messageId)
}

async function countPins(ctx: Context, groupId: GroupId): Promise<number> {
  const { pins } = await db(ctx)
    .selectFrom('messaging.messages')
    .select((row) => row.fn.countAll<number>().as('pins'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('pinned_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return pins
}
