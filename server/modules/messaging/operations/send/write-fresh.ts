import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { vectorOf } from '../../rules/words.ts'
import { db } from '../../tables.ts'
import type { Fresh } from './utterance.ts'

const rowOf = ({ utterance: { groupId, personId, draft }, id, seq, number, at, kind }: Fresh) => ({
  id,
  group_id: groupId,
  kind,
  number,
  at,
  seq,
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

/** Messages, events, heads, cursors, mentions and attachments in one statement. */
export async function writeFresh(ctx: Context, fresh: readonly Fresh[]): Promise<void> {
  await sql`with x as materialized (select * from json_to_recordset(${JSON.stringify(fresh.map(rowOf))}::json) as x (
      id text, group_id text, kind text, number bigint, at timestamptz, seq bigint, person_id text, client_id text, text text,
      mentions text[], mentions_all boolean, reply_to text, topic_id text, file_ids text[], poll jsonb, words text)),
    said as (insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id, client_id,
        text, mentions, mentions_all, reply_to, topic_id, file_ids, poll, words)
      select ${ctx.tenantId}, id, group_id, kind, number, at, number, at, person_id, client_id, text, mentions, mentions_all,
        reply_to, topic_id, file_ids, poll, words::tsvector from x),
    noted as (insert into messaging.events (tenant_id, group_id, seq, kind, message_id, at)
      select ${ctx.tenantId}, group_id, seq, 'message', id, at from x),
    moved as (update messaging.chats c set last_seq = h.seq, last_number = h.number, last_at = h.at, last_id = h.id
      from (select distinct on (group_id) group_id, seq, number, at, id from x order by group_id, seq desc) h
      where c.tenant_id = ${ctx.tenantId} and c.group_id = h.group_id),
    been as (insert into messaging.cursors (tenant_id, group_id, person_id, read_number)
      select ${ctx.tenantId}, group_id, person_id, max(number) from x group by group_id, person_id
      on conflict (tenant_id, group_id, person_id) do update set read_number = greatest(cursors.read_number, excluded.read_number)),
    called as (insert into messaging.mentions (tenant_id, group_id, person_id, number, message_id)
      select ${ctx.tenantId}, group_id, unnest(case when mentions_all then array['*'] || mentions else mentions end), number, id
        from x where mentions_all or mentions <> '{}' on conflict do nothing)
    insert into messaging.attachments (tenant_id, file_id, message_id, group_id)
      select ${ctx.tenantId}, unnest(file_ids), id, group_id from x where file_ids <> '{}' on conflict do nothing`.execute(
    db(ctx),
  )
}
