/** What people have not read of one group: asked before they are told of it. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { Message, MessageId } from '../contract.ts'
import { db } from '../tables.ts'

export type Unread = { personId: PersonId; readNumber: number; unread: number; quiet: boolean }

/** How far each of these people has read a group, in one statement; whoever the chat has not met yet has read all. */
export async function listUnread(
  ctx: Context,
  groupId: GroupId,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, Unread>> {
  const { rows } = await sql<Unread>`
    select p.id as "personId", coalesce(c.read_number, h.last_number) as "readNumber",
           h.last_number - coalesce(c.read_number, h.last_number) as unread, coalesce(c.quiet, false) as quiet
      from unnest(${personIds}::text[]) as p (id)
      join messaging.chats h on h.tenant_id = ${ctx.tenantId} and h.group_id = ${groupId}
      left join messaging.cursors c
        on c.tenant_id = ${ctx.tenantId} and c.group_id = ${groupId} and c.person_id = p.id`.execute(db(ctx))
  return new Map(rows.map((row) => [row.personId, row]))
}

export type Remark = {
  id: MessageId
  number: number
  by: PersonId | null
  at: Date
  kind: Message['kind']
  text: string
  mentions: PersonId[]
  mentionsAll: boolean
  /** Who said what this answers. */
  answers: PersonId | null
}

/** The newest messages after a number that still stand, oldest first, at most `limit`; recalled ones are left out. */
export async function listRemarks(
  ctx: Context,
  groupId: GroupId,
  { after, limit }: { after: number; limit: number },
): Promise<Remark[]> {
  const { rows } = await sql<Remark>`
    select m.id, m.number, m.person_id as by, m.at, m.kind, left(m.text, 200) as text, m.mentions,
           m.mentions_all as "mentionsAll", q.person_id as answers
      from messaging.messages m
      left join messaging.messages q on q.tenant_id = m.tenant_id and q.id = m.reply_to
     where m.tenant_id = ${ctx.tenantId} and m.group_id = ${groupId} and m.number > ${after} and m.recalled_at is null
     order by m.number desc limit ${limit}`.execute(db(ctx))
  return rows.reverse()
}
