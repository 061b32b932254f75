/** How far I have read, and what that leaves unread: the cost is what I missed, never the size of the group. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { Cursor } from '../contract.ts'
import { db } from '../tables.ts'

export type CursorOf = Cursor & { groupId: GroupId; quiet: boolean }

/** Cursors of one person in several groups. A member the chat has not met yet has nothing unread. */
export async function readCursors(
  ctx: Context,
  personId: PersonId,
  groupIds: readonly GroupId[],
): Promise<Map<GroupId, CursorOf>> {
  const { rows } = await sql<CursorOf>`
    with g as (
      select id as group_id, coalesce(c.last_number, 0) as last_number
        from unnest(${groupIds}::text[]) as wanted (id)
        left join messaging.chats c on c.tenant_id = ${ctx.tenantId} and c.group_id = id)
    select g.group_id as "groupId", coalesce(c.quiet, false) as quiet,
           coalesce(c.read_number, g.last_number) as "readNumber",
           g.last_number - coalesce(c.read_number, g.last_number) as unread,
           (select count(distinct number)::int from messaging.mentions n
             where n.tenant_id = ${ctx.tenantId} and n.group_id = g.group_id and n.person_id in (${personId}, '*')
               and n.number > coalesce(c.read_number, g.last_number)) as mentions
      from g left join messaging.cursors c
        on c.tenant_id = ${ctx.tenantId} and c.group_id = g.group_id and c.person_id = ${personId}`.execute(db(ctx))
  return new Map(rows.map((row) => [row.groupId, row]))
}

const nothingRead: Cursor = { readNumber: 0, unread: 0, mentions: 0 }

/** My cursor in one group; an operator who is not a member has none and nothing unread. */
export async function readMyCursor(ctx: Context, groupId: GroupId): Promise<Cursor> {
  if (ctx.actor.kind !== 'person') return nothingRead
  const found = (await readCursors(ctx, ctx.actor.personId, [groupId])).get(groupId)
  return found ? { readNumber: found.readNumber, unread: found.unread, mentions: found.mentions } : nothingRead
}
