import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { accessGroup, actorIdOrNull } from '../access.ts'
import type { closeGroupEndpoint, Group, reopenGroupEndpoint } from '../contract.ts'
import { readGroup } from '../queries/read-groups.ts'
import { db, type GroupRow } from '../tables.ts'
import { serveWaiting } from './serve-waiting.ts'

type Closing = Pick<GroupRow, 'closed_at' | 'closed_by' | 'close_reason'>

/** Closes a group: nobody joins, nobody writes, everything stays readable. Closed before, it stays as it was closed. */
export async function closeGroup(
  ctx: Context,
  { groupId, reason }: RequestOf<typeof closeGroupEndpoint>,
): Promise<Group> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  if (!group.closed_at) {
    await write(ctx, group, { closed_at: ctx.now, closed_by: actorIdOrNull(ctx), close_reason: reason })
  }
  return readGroup(ctx, { groupId })
}

/** Opens a closed group again and serves whoever waits for seats that were freed meanwhile. */
export async function reopenGroup(ctx: Context, { groupId }: RequestOf<typeof reopenGroupEndpoint>): Promise<Group> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  await write(ctx, group, { closed_at: null, closed_by: null, close_reason: null })
  await serveWaiting(ctx, group)
  return readGroup(ctx, { groupId })
}

async function write(ctx: Context, { id }: GroupRow, closing: Closing): Promise<void> {
  await db(ctx)
    .updateTable('community.groups')
    .set(closing)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}
