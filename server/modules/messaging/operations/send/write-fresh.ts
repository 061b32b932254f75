import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { publishWithin } from '../../../../kernel/outbox.ts'
import { plainSpeakers } from '../../../community/index.ts'
import { type MessageId, messagesSaid } from '../../contract.ts'
import { vectorOf } from '../../rules/words.ts'
import { db } from '../../tables.ts'
import { type Accepted, keyOf, type Place, type Said, type Written } from './utterance.ts'
import { viewFresh } from './view-fresh.ts'

const rowOf = ({ utterance: { groupId, personId, draft }, id, kind }: Accepted, ord: number) => ({
  id,
  ord,
  group_id: groupId,
  kind,
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

/** Whose right to speak was looked up, or whose is to be looked up while writing: the others are left out then. */
type Checked = 'before' | 'while writing'

/** Writes messages and gives them their places; what was said, by key. */
export async function writeFresh(
  ctx: Context,
  accepted: readonly Accepted[],
  checked: Checked,
): Promise<Map<string, Said>> {
  if (accepted.length === 0) return new Map()
  const places = await write(ctx, accepted.map(rowOf), checked)
  const said = accepted.flatMap((one): [string, Said][] => {
    const place = places.get(one.id)
    return place ? [[keyOf(one.utterance), saidOf({ ...one, ...place })]] : []
  })
  return new Map(said)
}

const saidOf = (written: Written): Said => ({
  message: viewFresh(written),
  seq: written.seq,
  epoch: written.epoch,
  repeated: false,
})

/**
 * Heads, messages, events, cursors, mentions and attachments in one statement. Moving a group's head locks it, so that
 * places follow each other without a gap; a node whose clock is behind does not place its message before what is there.
 * News of what was said is published once and then not again until somebody has taken it up, however much is said.
 */
async function write(ctx: Context, rows: ReturnType<typeof rowOf>[], checked: Checked): Promise<Map<MessageId, Place>> {
  const calls = rows.some(({ mentions, mentions_all }) => mentions_all || mentions.length > 0)
  const attaches = rows.some(({ file_ids }) => file_ids.length > 0)
  const written = await sql<Place & { id: MessageId }>`
    with x as materialized (select x.*, count(*) over (partition by x.group_id) as of_group,
        row_number() over (partition by x.group_id order by ord) as turn
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (
        id text, ord int, group_id text, kind text, person_id text, client_id text, text text, mentions text[],
        mentions_all boolean, reply_to text, topic_id text, file_ids text[], poll jsonb, words text)
      ${checked === 'before' ? sql`` : sql`join ${plainSpeakers(ctx)} p on p.group_id = x.group_id and p.person_id = x.person_id`}),
    heads as (insert into messaging.chats (tenant_id, group_id, last_seq, last_number, last_at, last_id, news_due_at)
      select ${ctx.tenantId}, group_id, of_group, of_group, ${ctx.now}::timestamptz, id, ${ctx.now}::timestamptz
        from x where turn = of_group order by group_id
      on conflict (tenant_id, group_id) do update set last_seq = chats.last_seq + excluded.last_seq,
        last_number = chats.last_number + excluded.last_number, last_at = greatest(chats.last_at, excluded.last_at),
        last_id = excluded.last_id, news_due_at = coalesce(chats.news_due_at, excluded.news_due_at)
      returning group_id, epoch, last_seq, last_number, last_at, last_id, news_due_at),
    placed as materialized (select x.*, h.epoch, h.last_seq - x.of_group + x.turn as seq,
        h.last_number - x.of_group + x.turn as number, h.last_at as at
      from x join heads h on h.group_id = x.group_id),
    said as (insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id, client_id,
        text, mentions, mentions_all, reply_to, topic_id, file_ids, poll, words)
      select ${ctx.tenantId}, id, group_id, kind, number, at, number, at, person_id, client_id, text, mentions, mentions_all,
        reply_to, topic_id, file_ids, poll, words::tsvector from placed),
    told as (${tellNews(ctx)}),
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

/** The latest message lends the news its id, which is new each time too. */
const tellNews = (ctx: Context) =>
  publishWithin(
    ctx,
    messagesSaid,
    sql`select 'nws_' || substr(last_id, 5), jsonb_build_object('groupId', group_id)
      from heads where news_due_at = ${ctx.now}::timestamptz`,
  )

const callPeople = (ctx: Context) => sql`, called as (
  insert into messaging.mentions (tenant_id, group_id, person_id, number, message_id)
  select ${ctx.tenantId}, group_id, unnest(case when mentions_all then array['*'] || mentions else mentions end), number, id
    from placed where mentions_all or mentions <> '{}' on conflict do nothing)`

const attachFiles = (ctx: Context) => sql`, attached as (
  insert into messaging.attachments (tenant_id, file_id, message_id, group_id)
  select ${ctx.tenantId}, unnest(file_ids), id, group_id from placed where file_ids <> '{}' on conflict do nothing)`
