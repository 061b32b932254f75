/**
 * Says many things at once: whatever arrived while the last transaction was being written goes into the next one.
 * A batch costs seven statements however many messages it holds; each message is accepted or refused on its own.
 */
import { sql } from 'kysely'
import type { Problem } from '../../../kernel/contract.ts'
import { NotFound } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { publish } from '../../../kernel/outbox.ts'
import type { GroupId } from '../../community/contract.ts'
import { listStandings } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { lockChats } from '../access.ts'
import { type Draft, type Message, type MessageId, messagesPosted, SlowMode, TopicClosed } from '../contract.ts'
import { viewMessagesById } from '../queries/view-messages.ts'
import { vectorOf } from '../rules/words.ts'
import { type ChatRow, db } from '../tables.ts'
import { isPaced, refusalOf } from './check-draft.ts'

export type Utterance = { groupId: GroupId; personId: PersonId; draft: Draft; kind?: 'announcement' }
export type Said = { message: Message; seq: number; epoch: number; repeated: boolean }

type Fresh = {
  place: number
  utterance: Utterance
  id: MessageId
  seq: number
  number: number
  at: Date
  kind: Message['kind']
}

/** One answer for each utterance, in their order: what was said, or the problem that kept it from being said. */
export async function sendBatch(ctx: Context, utterances: readonly Utterance[]): Promise<(Said | Problem)[]> {
  const answers: (Said | Problem | null)[] = await refuseTheUnable(ctx, utterances)
  const willing = utterances.flatMap((utterance, place) => (answers[place] ? [] : [{ place, utterance }]))
  if (willing.length === 0) return answers as Problem[]
  const chats = await lockChats(
    ctx,
    willing.map(({ utterance }) => utterance.groupId),
  )
  const earlier = await findEarlier(
    ctx,
    willing.map(({ utterance }) => utterance),
  )
  const fresh = numberFresh(ctx, chats, willing, earlier)
  if (fresh.length > 0) await writeFresh(ctx, fresh)
  const views = await viewMessagesById(ctx, [
    ...fresh.map(({ id }) => id),
    ...[...earlier.values()].map(({ id }) => id),
  ])
  for (const { place, utterance } of willing) answers[place] = answerOf(utterance, fresh, earlier, views, chats)
  return answers as (Said | Problem)[]
}

const keyOf = ({ personId, draft }: Utterance) => `${personId} ${draft.clientId}`

function answerOf(
  utterance: Utterance,
  fresh: readonly Fresh[],
  earlier: ReadonlyMap<string, { id: MessageId; seq: number }>,
  views: ReadonlyMap<MessageId, Message>,
  chats: ReadonlyMap<GroupId, ChatRow>,
): Said | Problem {
  const repeated = earlier.get(keyOf(utterance))
  const written = repeated ?? fresh.find((one) => keyOf(one.utterance) === keyOf(utterance))
  const message = written && views.get(written.id)
  const epoch = chats.get(utterance.groupId)?.epoch ?? 1
  return written && message ? { message, seq: written.seq, epoch, repeated: repeated !== undefined } : NotFound()
}

async function refuseTheUnable(ctx: Context, utterances: readonly Utterance[]): Promise<(Problem | null)[]> {
  const standings = await listStandings(ctx, utterances)
  const of = ({ groupId, personId }: Utterance) => standings.get(`${groupId} ${personId}`)
  const refusals = utterances.map((one) => refusalOf(one.draft, of(one), ctx.now))
  for (const [place, one] of utterances.entries()) {
    const standing = of(one)
    if (refusals[place] || !standing) continue
    if (isPaced(standing)) refusals[place] = await refuseTheHasty(ctx, one, standing.slowModeSeconds)
    refusals[place] ??= await refuseStrayReferences(ctx, one)
  }
  return refusals
}

async function refuseTheHasty(
  ctx: Context,
  { groupId, personId, draft }: Utterance,
  seconds: number,
): Promise<Problem | null> {
  const { rows } = await sql<{ at: Date }>`select sent_at as at from messaging.messages
    where tenant_id = ${ctx.tenantId} and person_id = ${personId} and group_id = ${groupId}
      and client_id is distinct from ${draft.clientId} and sent_at > ${new Date(ctx.now.getTime() - seconds * 1000)}
    order by at desc limit 1`.execute(db(ctx))
  const last = rows[0]?.at
  return last ? SlowMode({ retryAfter: Math.ceil((last.getTime() + seconds * 1000 - ctx.now.getTime()) / 1000) }) : null
}

/** What a draft points at must be in the same group, and its files must be the sender's own. */
async function refuseStrayReferences(ctx: Context, { groupId, personId, draft }: Utterance): Promise<Problem | null> {
  const { replyTo, topicId, fileIds } = draft
  if (!replyTo && !topicId && fileIds.length === 0) return null
  const { rows } = await sql<{ reply: boolean; topic: boolean; closed: boolean; files: number }>`
    select (${replyTo}::text is null or exists (select from messaging.messages m
              where m.tenant_id = ${ctx.tenantId} and m.id = ${replyTo} and m.group_id = ${groupId})) as reply,
           (${topicId}::text is null or exists (select from messaging.topics t
              where t.tenant_id = ${ctx.tenantId} and t.id = ${topicId} and t.group_id = ${groupId})) as topic,
           exists (select from messaging.topics t where t.tenant_id = ${ctx.tenantId} and t.id = ${topicId} and t.closed_at is not null) as closed,
           (select count(*)::int from messaging.files f where f.tenant_id = ${ctx.tenantId} and f.id = any(${fileIds})
              and f.uploaded_by = ${personId}) as files`.execute(db(ctx))
  const found = rows[0]
  if (!found?.reply || !found.topic || found.files !== new Set(fileIds).size) return NotFound()
  return found.closed ? TopicClosed() : null
}

/** What was said before under the same client ids: a retry gets the same message. */
async function findEarlier(
  ctx: Context,
  utterances: readonly Utterance[],
): Promise<Map<string, { id: MessageId; seq: number }>> {
  const { rows } = await sql<{ id: MessageId; person_id: string; client_id: string; seq: number }>`
    select m.id, m.person_id, m.client_id,
           (select min(e.seq) from messaging.events e
             where e.tenant_id = m.tenant_id and e.group_id = m.group_id and e.message_id = m.id) as seq
      from messaging.messages m
      join unnest(${utterances.map(({ personId }) => personId)}::text[], ${utterances.map(({ draft }) => draft.clientId)}::text[])
        as u (person_id, client_id) on m.person_id = u.person_id and m.client_id = u.client_id
     where m.tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  return new Map(rows.map((row) => [`${row.person_id} ${row.client_id}`, { id: row.id, seq: row.seq }]))
}

function numberFresh(
  ctx: Context,
  chats: Map<GroupId, ChatRow>,
  willing: readonly { place: number; utterance: Utterance }[],
  earlier: ReadonlyMap<string, unknown>,
): Fresh[] {
  const seen = new Set<string>()
  return willing.flatMap(({ place, utterance }): Fresh[] => {
    const key = keyOf(utterance)
    const chat = chats.get(utterance.groupId)
    if (!chat || earlier.has(key) || seen.has(key)) return []
    seen.add(key)
    chat.last_seq += 1
    chat.last_number += 1
    // A node whose clock is behind must not place its message before what is already there.
    chat.last_at = chat.last_at && chat.last_at > ctx.now ? chat.last_at : ctx.now
    return [
      {
        place,
        utterance,
        id: newId('msg'),
        seq: chat.last_seq,
        number: chat.last_number,
        at: chat.last_at,
        kind: kindOf(utterance),
      },
    ]
  })
}

function kindOf({ kind, draft }: Utterance): Message['kind'] {
  if (kind) return kind
  if (draft.poll) return 'poll'
  return draft.fileIds.length > 0 && draft.text === '' ? 'file' : 'text'
}

/** Messages, events, heads, cursors, mentions and attachments in one statement. */
async function writeFresh(ctx: Context, fresh: readonly Fresh[]): Promise<void> {
  const rows = fresh.map(({ utterance: { groupId, personId, draft }, id, seq, number, at, kind }) => ({
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
  }))
  await sql`with x as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) as x (
      id text, group_id text, kind text, number bigint, at timestamptz, seq bigint, person_id text, client_id text, text text,
      mentions text[], mentions_all boolean, reply_to text, topic_id text, file_ids text[], poll jsonb, words text)),
    said as (insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id, client_id,
        text, mentions, mentions_all, reply_to, topic_id, file_ids, poll, words)
      select ${ctx.tenantId}, id,
        group_id, case when kind = 'file' then coalesce((select f.kind from messaging.files f where f.tenant_id = ${ctx.tenantId} and f.id = x.file_ids[1]), kind) else kind end,
        number, at, number, ${ctx.now}, person_id, client_id, text, mentions, mentions_all, reply_to, topic_id, file_ids, poll, words::tsvector from x),
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
  await publish(ctx, messagesPosted, {
    messages: fresh.map(({ utterance: { groupId, personId }, id, number }) => ({
      groupId,
      messageId: id,
      personId,
      number,
    })),
  })
}
