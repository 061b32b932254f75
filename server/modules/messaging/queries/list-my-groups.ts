import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listMyGroupIds, readGroups } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId, readCards } from '../../identity/index.ts'
import type { InboxRow, Message } from '../contract.ts'
import { db } from '../tables.ts'
import { readCursors } from './read-cursor.ts'

type Head = {
  groupId: GroupId
  seq: number
  epoch: number
  lastNumber: number
  last: { at: string; by: PersonId | null; text: string; kind: Message['kind']; recalled: boolean } | null
}

/** My groups as an inbox: what was said last, what I have not read, who called me; latest first. */
export async function listMyGroups(ctx: Context): Promise<{ rows: InboxRow[] }> {
  const ids = await listMyGroupIds(ctx, actorId(ctx))
  const [groups, heads, cursors] = [
    await readGroups(ctx, ids),
    await readHeads(ctx, ids),
    await readCursors(ctx, actorId(ctx), ids),
  ]
  const speakers = await readCards(
    ctx,
    heads.flatMap(({ last }) => (last?.by ? [last.by] : [])),
  )
  const rows = heads.flatMap((head): InboxRow[] => {
    const group = groups.get(head.groupId)
    const cursor = cursors.get(head.groupId)
    if (!group || !cursor) return []
    const { id, name, communityId, communityName, closedAt, myRole } = group
    return [
      {
        group: { id, name, communityId, communityName, closedAt, myRole },
        seq: head.seq,
        epoch: head.epoch,
        lastNumber: head.lastNumber,
        last: head.last && lastOf(head.last, speakers),
        cursor: { readNumber: cursor.readNumber, unread: cursor.unread, mentions: cursor.mentions },
        quiet: cursor.quiet,
      },
    ]
  })
  return { rows: rows.sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? '')) }
}

const lastOf = (last: NonNullable<Head['last']>, speakers: Awaited<ReturnType<typeof readCards>>) => ({
  ...last,
  at: new Date(last.at).toISOString(),
  by: last.by && (speakers.get(last.by)?.name ?? null),
})

async function readHeads(ctx: Context, ids: readonly GroupId[]): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select c.group_id as "groupId", c.last_seq as seq, c.epoch, c.last_number as "lastNumber",
           (select json_build_object('at', m.at, 'by', m.person_id, 'kind', m.kind, 'recalled', m.recalled_at is not null,
                     'text', case when m.recalled_at is null then left(m.text, 80) else '' end)
              from messaging.messages m
             where m.tenant_id = c.tenant_id and m.group_id = c.group_id
             order by m.at desc, m.position desc limit 1) as last
      from messaging.chats c where c.tenant_id = ${ctx.tenantId} and c.group_id = any(${ids})`.execute(db(ctx))
  return rows
}
