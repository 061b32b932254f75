import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { type ChatRow, db } from '../tables.ts'

/** Where the chats of groups stand. */
export async function readHeads(ctx: Context, groupIds: readonly GroupId[]): Promise<ChatRow[]> {
  if (groupIds.length === 0) return []
  return db(ctx)
    .selectFrom('messaging.chats')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where((row) => row('group_id', '=', row.fn.any(row.val(groupIds as GroupId[]))))
    .execute()
}
