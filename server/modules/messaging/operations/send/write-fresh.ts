import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { MessageId } from '../../contract.ts'
import { vectorOf } from '../../rules/words.ts'
import { db } from '../../tables.ts'
import { type Accepted, keyOf, type Place, type Said } from './utterance.ts'
import { viewFresh } from './view-fresh.ts'

/** `after` is how many of the batch follow in the same group: the last one takes the new head. */
const rowOf = ({ utterance: { groupId, personId, draft }, id, kind }: Accepted, after: number) => ({
  id,
  group_id: groupId,
  kind,
  after,
  person_id: personId,
  client_id: draft.clientId,
  text: draft.text.trimEnd(),
  mentions: draft.mentions,
  mentions_all: draft.mentionsAll,
  reply_to: draft.replyTo,
  topic_id: draft.topicId,
  file_ids: draft.fileIds,
  poll: draft.poll,
  words: vectorOf(`${draft.text} ${draft.poll?.question ?? ''}`),
})

function rowsOf(accepted: readonly Accepted[]): ReturnType<typeof rowOf>[] {
  const behind = new Map<string, number>()
  const rows = accepted.toReversed().map((one) => {
    const after = behind.get(one.utterance.groupId) ?? 0
    behind.set(one.utterance.groupId, after + 1)
    return rowOf(one, after)
  })
  return rows.reverse()
}

/** Writes messages and gives them their places; what was said, by key. */
export async function writeFresh(ctx: Context, accepted: readonly Accepted[]): Promise<Map<string, Said>> {
  if (accepted.length === 0) return new Map()
  const places = await write(ctx, rowsOf(accepted))
  return new Map(
    accepted.map((one): [string, Said] => {
      const written = { ...one, ...(places.get(one.id) as Place) }
      return [
        keyOf(one.utterance),
        { message: viewFresh(written), seq: written.seq, epoch: written.epoch, repeated: false },
      ]
    }),
  )
}

/**
 * Heads, messages, events, cursors, mentions and attachments in one statement. Moving a group's head locks it, so that
 * places follow each other without a gap; a node whose clock is behind does not place its message before what is there.
 */
async function write(ctx: Context, rows: ReturnType<typeof rowsOf>): Promise<Map<MessageId, Place>> {
  const calls = rows.some(({ mentions, mentions_all }) => mentions_all || mentions.length > 0)
  const attaches = rows.some(({ file_ids }) => file_ids.length > 0)
  const written = await sql<Place & { id: MessageId }>`
    with x as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) as x (
      id text, group_id text, kind text, after int, person_id text, client_id text, text text, mentions text[],
      mentions_all boolean, reply_to text, topic_id text, file_ids text[], poll jsonb, words text)),
    heads as (insert into messaging.chats (tenant_id, group_id, last_seq, last_number, last_at, last_id)
      select ${ctx.tenantId}, group_id, count(*), count(*), ${ctx.now}::timestamptz, max(id) filter (where after = 0)
        from x group by group_id order by group_id
      on conflict (tenant_id, group_id) do update set last_seq = chats.last_seq + excluded.last_seq,
        last_number = chats.last_number + excluded.last_number, last_at = greatest(chats.last_at, excluded.last_at),
        last_id = excluded.last_id
      returning group_id, epoch, last_seq, last_number, last_at),
    placed as materialized (select x.*, h.epoch, h.last_seq - x.after as seq, h.last_number - x.after as number, h.last_at as at
      from x join heads h on h.group_id = x.group_id),
    said as (insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id, client_id,
        text, mentions, mentions_all, reply_to, topic_id, file_ids, poll, words)
      select ${ctx.tenantId}, id, group_id, kind, number, at, number, at, person_id, client_id, text, mentions, mentions_all,
        reply_to, topic_id, file_ids, poll, words::tsvector from placed),
    noted as (insert into messaging.events (tenant_id, group_id, seq, kind, message_id, at)
      select ${ctx.tenantId}, group_id, seq, 'message', id, at from placed),
    been as (insert into messaging.cursors (tenant_id, group_id, person_id, read_number)
      select ${ctx.tenantId}, group_id, person_id, max(number) from placed group by group_id, person_id
      on conflict (tenant_id, group_id, person_id) do update set read_number = greatest(cursors.read_number, excluded.read_number))
    ${calls ? callPeople(ctx) : sql``}
    ${attaches ? attachFiles(ctx) : sql``}
    select id, epoch, seq, number, at from placed`.execute(db(ctx))
  return new Map(written.rows.map((place) => [place.id, place]))
}

const callPeople = (ctx: Context) => sql`, called as (
  insert into messaging.mentions (tenant_id, group_id, person_id, number, message_id)
  select ${ctx.tenantId}, group_id, unnest(case when mentions_all then array['*'] || mentions else mentions end), number, id
    from placed where mentions_all or mentions <> '{}' on conflict do nothing)`

const attachFiles = (ctx: Context) => sql`, attached as (
  insert into messaging.attachments (tenant_id, file_id, message_id, group_id)
  select ${ctx.tenantId}, unnest(file_ids), id, group_id from placed where file_ids <> '{}' on conflict do nothing)`
