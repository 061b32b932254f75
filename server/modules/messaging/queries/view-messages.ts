/** Messages as everyone in their group sees them now, in one statement. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { FileCard, Message, MessageId, Poll } from '../contract.ts'
import { namedPeople } from '../rules/limits.ts'
import { db, type MessageRow } from '../tables.ts'

type ViewRow = MessageRow & {
  reactions: Message['reactions'] | null
  files: FileCard[] | null
  votes: { option: number; votes: number; by: string[] }[] | null
  voters: number
}

/** `m` is the alias of messaging.messages in the statement around. */
const viewColumns = sql`m.id, m.group_id, m.kind, m.number, m.at, m.position, m.sent_at, m.person_id, m.text,
  m.mentions, m.mentions_all, m.reply_to, m.topic_id, m.file_ids, m.poll, m.poll_closed_at, m.edited_at, m.recalled_at,
  m.recalled_by, m.pinned_at, m.digest_at, m.import_id,
  (select json_agg(json_build_object('emoji', r.emoji, 'count', r.count, 'by', r.by) order by r.first, r.emoji) from (
     select emoji, count(*)::int as count, min(at) as first,
            (array_agg(person_id order by at, person_id))[1:${sql.lit(namedPeople)}] as by
       from messaging.reactions x where x.tenant_id = m.tenant_id and x.message_id = m.id group by emoji) r) as reactions,
  case when m.file_ids <> '{}' then (
     select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'mime', f.mime, 'bytes', f.bytes,
              'width', f.width, 'height', f.height, 'seconds', f.seconds) order by array_position(m.file_ids, f.id))
       from messaging.files f where f.tenant_id = m.tenant_id and f.id = any(m.file_ids)) end as files,
  case when m.poll is not null then (
     select json_agg(json_build_object('option', v.option, 'votes', v.votes, 'by', v.by)) from (
       select option, count(*)::int as votes,
              (array_agg(person_id order by at, person_id))[1:${sql.lit(namedPeople)}] as by
         from messaging.votes x where x.tenant_id = m.tenant_id and x.message_id = m.id group by option) v) end as votes,
  case when m.poll is not null then (select count(distinct person_id)::int from messaging.votes x
         where x.tenant_id = m.tenant_id and x.message_id = m.id) else 0 end as voters`

const iso = (when: Date | null) => when?.toISOString() ?? null

/** A row of `viewColumns` as the contract shows it; a recalled message keeps its place and loses its content. */
function messageOf(row: ViewRow): Message {
  const gone = row.recalled_at !== null
  return {
    id: row.id,
    groupId: row.group_id,
    kind: row.kind,
    number: row.number,
    at: row.at.toISOString(),
    position: row.position,
    sentAt: row.sent_at.toISOString(),
    by: row.person_id,
    text: gone ? '' : row.text,
    mentions: gone ? [] : row.mentions,
    mentionsAll: !gone && row.mentions_all,
    replyTo: row.reply_to,
    topicId: row.topic_id,
    files: gone ? [] : (row.files ?? []),
    poll: gone ? null : pollOf(row),
    reactions: gone ? [] : (row.reactions ?? []),
    editedAt: iso(row.edited_at),
    recalledAt: iso(row.recalled_at),
    recalledBy: row.recalled_by,
    pinnedAt: iso(row.pinned_at),
    digestAt: iso(row.digest_at),
    imported: row.import_id !== null,
  }
}

function pollOf({ poll, poll_closed_at, votes, voters }: ViewRow): Poll | null {
  if (!poll) return null
  const counted = new Map((votes ?? []).map((one) => [one.option, one]))
  return {
    question: poll.question,
    multiple: poll.multiple,
    closedAt: iso(poll_closed_at),
    voters,
    options: poll.options.map((text, key) => ({
      key,
      text,
      votes: counted.get(key)?.votes ?? 0,
      by: (counted.get(key)?.by ?? []) as Poll['options'][number]['by'],
    })),
  }
}

/** Messages chosen by a condition on `m`, in the given order. */
export async function viewMessages(ctx: Context, rest: RawBuilder<unknown>): Promise<Message[]> {
  const { rows } = await sql<ViewRow>`select ${viewColumns} from messaging.messages m
    where m.tenant_id = ${ctx.tenantId} and ${rest}`.execute(db(ctx))
  return rows.map(messageOf)
}

/** Messages by id. */
export async function viewMessagesById(ctx: Context, ids: readonly MessageId[]): Promise<Map<MessageId, Message>> {
  if (ids.length === 0) return new Map()
  const found = await viewMessages(ctx, sql`m.id = any(${[...new Set(ids)]})`)
  return new Map(found.map((one) => [one.id, one]))
}
