import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import { lockChats } from '../../access.ts'
import { announceChanges } from '../../realtime/announce.ts'
import { db } from '../../tables.ts'

/** History was rewritten: every client starts afresh. */
export async function turnEpoch(ctx: Context, groupId: GroupId): Promise<void> {
  await lockChats(ctx, [groupId])
  await sql`update messaging.chats set epoch = epoch + 1
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId}`.execute(db(ctx))
  announceChanges(ctx, groupId)
}
