import { sql } from 'kysely'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId } from '../../identity/index.ts'
import type { Cursor, moveCursorEndpoint, setQuietEndpoint } from '../contract.ts'
import { readMyCursor } from '../queries/read-cursor.ts'
import { tellMyCursor } from '../realtime/announce.ts'
import { db } from '../tables.ts'
import { requireSeat } from './require-membership.ts'

/** I have read up to a number, in a closed group too. The furthest of all my devices wins; nobody reads what was not said yet. */
export async function moveCursor(
  ctx: Context,
  { groupId, readNumber }: RequestOf<typeof moveCursorEndpoint>,
): Promise<Cursor> {
  await requireSeat(ctx, groupId)
  await sql`insert into messaging.cursors (tenant_id, group_id, person_id, read_number)
    select tenant_id, group_id, ${actorId(ctx)}, least(${readNumber}::bigint, last_number)
      from messaging.chats where tenant_id = ${ctx.tenantId} and group_id = ${groupId}
    on conflict (tenant_id, group_id, person_id)
    do update set read_number = greatest(cursors.read_number, excluded.read_number)`.execute(db(ctx))
  const cursor = await readMyCursor(ctx, groupId)
  tellMyCursor(ctx, groupId, cursor)
  return cursor
}

/** From now on this group does not disturb me, or does again. */
export async function setQuiet(ctx: Context, { groupId, quiet }: RequestOf<typeof setQuietEndpoint>): Promise<void> {
  await requireSeat(ctx, groupId)
  await startCursor(ctx, groupId, actorId(ctx))
  await db(ctx)
    .updateTable('messaging.cursors')
    .set({ quiet })
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('person_id', '=', actorId(ctx))
    .execute()
}

/** A newcomer has nothing unread: what was said before they came is history. */
export async function startCursor(ctx: Context, groupId: GroupId, personId: PersonId): Promise<void> {
  await sql`insert into messaging.cursors (tenant_id, group_id, person_id, read_number)
    select tenant_id, group_id, ${personId}, last_number from messaging.chats
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} on conflict do nothing`.execute(db(ctx))
}
