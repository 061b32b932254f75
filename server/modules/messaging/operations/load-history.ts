/**
 * Brings a group's past in as if it had been said here: numbered messages with their reactions, votes and marks, and
 * cursors that say how far each member has read. Set-based; for founding a community with history, not for chatting.
 */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { lockChats } from '../access.ts'
import type { MessageId, TopicId } from '../contract.ts'
import { vectorOf } from '../rules/words.ts'
import { db, type StoredPoll } from '../tables.ts'

export type PastMessage = {
  /** The teller's own name for it, by which others point at it. */
  key: string
  at: Date
  by: PersonId
  text: string
  replyTo?: string | undefined
  mentions?: PersonId[]
  mentionsAll?: boolean
  topic?: string | undefined
  poll?: StoredPoll
  recalled?: { at: Date; by: PersonId } | undefined
  pinnedAt?: Date | undefined
  digestAt?: Date | undefined
  reactions?: { by: PersonId; emoji: string; at: Date }[]
  votes?: { by: PersonId; option: number; at: Date }[]
}
export type PastOfGroup = {
  groupId: GroupId
  topics: { title: string; by: PersonId; at: Date }[]
  /** In the order in which they were said. */
  messages: PastMessage[]
  /** How many of the last messages each member has not read. */
  readers: { personId: PersonId; behind: number }[]
}

const atOnce = 3000

/** Loads the past of a group that has none yet; returns how many messages it now holds. */
export async function loadHistory(ctx: Context, past: PastOfGroup): Promise<number> {
  const { groupId, messages, readers } = past
  await lockChats(ctx, [groupId])
  const topics = await writeTopics(ctx, past)
  const ids = new Map(messages.map(({ key }) => [key, newId('msg')]))
  for (let from = 0; from < messages.length; from += atOnce) {
    const part = messages.slice(from, from + atOnce)
    await writeMessages(ctx, groupId, part, from, ids, topics)
    await writeSignals(ctx, groupId, part, ids)
  }
  await moveHead(ctx, groupId, messages, ids)
  await writeCursors(ctx, groupId, messages.length, readers)
  return messages.length
}

async function writeTopics(ctx: Context, { groupId, topics }: PastOfGroup): Promise<Map<string, TopicId>> {
  const rows = topics.map(({ title, by, at }) => ({
    tenant_id: ctx.tenantId,
    id: newId('top'),
    group_id: groupId,
    title,
    opened_by: by,
    opened_at: at,
    closed_at: null,
  }))
  if (rows.length > 0) await db(ctx).insertInto('messaging.topics').values(rows).execute()
  return new Map(rows.map(({ title, id }) => [title, id]))
}

async function writeMessages(
  ctx: Context,
  groupId: GroupId,
  part: readonly PastMessage[],
  before: number,
  ids: ReadonlyMap<string, MessageId>,
  topics: ReadonlyMap<string, TopicId>,
): Promise<void> {
  const rows = part.map((one, place) => ({
    id: ids.get(one.key),
    number: before + place + 1,
    at: one.at,
    person_id: one.by,
    text: one.text,
    kind: one.poll ? 'poll' : 'text',
    mentions: one.mentions ?? [],
    mentions_all: one.mentionsAll ?? false,
    reply_to: one.replyTo ? (ids.get(one.replyTo) ?? null) : null,
    topic_id: one.topic ? (topics.get(one.topic) ?? null) : null,
    poll: one.poll ?? null,
    recalled_at: one.recalled?.at ?? null,
    recalled_by: one.recalled?.by ?? null,
    pinned_at: one.pinnedAt ?? null,
    digest_at: one.digestAt ?? null,
    words: one.recalled ? '' : vectorOf(`${one.text} ${one.poll?.question ?? ''}`),
  }))
  await sql`insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id, client_id, text,
      mentions, mentions_all, reply_to, topic_id, poll, recalled_at, recalled_by, pinned_at, digest_at, words)
    select ${ctx.tenantId}, id, ${groupId}, kind, number, at, number, at, person_id, id, text, mentions, mentions_all, reply_to, topic_id,
      poll, recalled_at, recalled_by, pinned_at, digest_at, words::tsvector
    from json_to_recordset(${JSON.stringify(rows)}::json) as x (id text, kind text, number bigint, at timestamptz, person_id text,
      text text, mentions text[], mentions_all boolean, reply_to text, topic_id text, poll jsonb, recalled_at timestamptz,
      recalled_by text, pinned_at timestamptz, digest_at timestamptz, words text)`.execute(db(ctx))
}

async function writeSignals(
  ctx: Context,
  groupId: GroupId,
  part: readonly PastMessage[],
  ids: ReadonlyMap<string, MessageId>,
): Promise<void> {
  const reactions = part.flatMap(({ key, reactions = [] }) => reactions.map((one) => ({ id: ids.get(key), ...one })))
  const votes = part.flatMap(({ key, votes = [] }) => votes.map((one) => ({ id: ids.get(key), ...one })))
  await sql`with reacted as (insert into messaging.reactions (tenant_id, group_id, message_id, emoji, person_id, at)
      select ${ctx.tenantId}, ${groupId}, id, emoji, by, at from json_to_recordset(${JSON.stringify(reactions)}::json)
        as x (id text, emoji text, by text, at timestamptz) on conflict do nothing)
    insert into messaging.votes (tenant_id, group_id, message_id, person_id, option, at)
      select ${ctx.tenantId}, ${groupId}, id, by, option, at from json_to_recordset(${JSON.stringify(votes)}::json)
        as x (id text, by text, option int, at timestamptz) on conflict do nothing`.execute(db(ctx))
}

async function moveHead(
  ctx: Context,
  groupId: GroupId,
  messages: readonly PastMessage[],
  ids: ReadonlyMap<string, MessageId>,
): Promise<void> {
  const last = messages.at(-1)
  if (!last) return
  await db(ctx)
    .updateTable('messaging.chats')
    .set({ last_number: messages.length, last_at: last.at, last_id: ids.get(last.key) ?? null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .execute()
}

async function writeCursors(
  ctx: Context,
  groupId: GroupId,
  count: number,
  readers: PastOfGroup['readers'],
): Promise<void> {
  await sql`insert into messaging.cursors (tenant_id, group_id, person_id, read_number)
    select ${ctx.tenantId}, ${groupId}, person_id, greatest(0, ${count}::bigint - behind)
      from unnest(${readers.map(({ personId }) => personId)}::text[], ${readers.map(({ behind }) => behind)}::int[]) as r (person_id, behind)
    on conflict do nothing`.execute(db(ctx))
}
