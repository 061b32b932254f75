import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { MessageId } from '../../contract.ts'
import { lockChats } from '../../access.ts'
import { announceChanges } from '../../realtime/announce.ts'
import { db } from '../../tables.ts'

/** Many messages of a group changed at once: a step of its history for each, so that every device shows them as they are. */
export async function recordChanges(ctx: Context, groupId: GroupId, ids: readonly MessageId[]): Promise<void> {
  if (ids.length === 0) return
  await lockChats(ctx, [groupId])
  await sql`with moved as (
      update messaging.chats set last_seq = last_seq + ${ids.length}
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId} returning last_seq - ${ids.length} as seq)
    insert into messaging.events (tenant_id, group_id, seq, kind, message_id, at)
    select ${ctx.tenantId}, ${groupId}, moved.seq + changed.place, 'message', changed.id, ${ctx.now}
      from moved cross join unnest(${ids}::text[]) with ordinality as changed(id, place)`.execute(db(ctx))
  announceChanges(ctx, groupId)
}
