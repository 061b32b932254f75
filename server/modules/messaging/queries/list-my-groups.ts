import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listMyGroupIds, readGroups } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId, readCards } from '../../identity/index.ts'
import type { InboxRow, Message } from '../contract.ts'
import { db } from '../tables.ts'
import { readCursors } from './read-cursor.ts'
import { readHeads } from './read-heads.ts'

type Last = { at: string; by: PersonId | null; text: string; kind: Message['kind']; recalled: boolean }

/** My groups as an inbox: what was said last, what I have not read, who called me; latest first. */
export async function listMyGroups(ctx: Context): Promise<{ rows: InboxRow[] }> {
  const ids = await listMyGroupIds(ctx, actorId(ctx))
  const groups = await readGroups(ctx, ids)
  const cursors = await readCursors(ctx, actorId(ctx), ids)
  const latest = await readLatest(ctx, ids)
  const rows = (await readHeads(ctx, ids)).flatMap(({ group_id, last_seq, epoch, last_number }): InboxRow[] => {
    const group = groups.get(group_id)
    const found = cursors.get(group_id)
    if (!group || !found) return []
    const { id, name, communityId, communityName, closedAt, myRole } = group
    const { quiet, readNumber, unread, mentions } = found
    return [
      {
        group: { id, name, communityId, communityName, closedAt, myRole },
        seq: last_seq,
        epoch,
        lastNumber: last_number,
        last: latest.get(group_id) ?? null,
        cursor: { readNumber, unread, mentions },
        quiet,
      },
    ]
  })
  return { rows: rows.sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? '')) }
}

/** What was said last in each group, with the speaker's name. */
async function readLatest(ctx: Context, ids: readonly GroupId[]): Promise<Map<GroupId, NonNullable<InboxRow['last']>>> {
  const found = await findLatest(ctx, ids)
  const speakers = await readCards(
    ctx,
    found.flatMap(({ last }) => (last?.by ? [last.by] : [])),
  )
  return new Map(
    found.flatMap(({ groupId, last }) =>
      last
        ? [
            [
              groupId,
              { ...last, at: new Date(last.at).toISOString(), by: last.by && (speakers.get(last.by)?.name ?? null) },
            ],
          ]
        : [],
    ),
  )
}

async function findLatest(ctx: Context, ids: readonly GroupId[]): Promise<{ groupId: GroupId; last: Last | null }[]> {
  const { rows } = await sql<{ groupId: GroupId; last: Last | null }>`
    select g.id as "groupId",
           (select json_build_object('at', m.at, 'by', m.person_id, 'kind', m.kind, 'recalled', m.recalled_at is not null,
                     'text', case when m.recalled_at is null then left(m.text, 80) else '' end)
              from messaging.messages m
             where m.tenant_id = ${ctx.tenantId} and m.group_id = g.id
             order by m.at desc, m.position desc limit 1) as last
      from unnest(${ids}::text[]) as g (id)`.execute(db(ctx))
  return rows
}
