/** What drafts point at: answers and topics of the same group, files of the sender's own. One statement, none when nothing is pointed at. */
import { sql } from 'kysely'
import { NotFound, type Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { type FileCard, type FileId, TopicClosed } from '../../contract.ts'
import { db } from '../../tables.ts'
import type { Utterance } from './utterance.ts'

export type References = { files: ReadonlyMap<FileId, FileCard> }
type Found = {
  replies: Record<string, string> | null
  topics: Record<string, { group: string; closed: boolean }> | null
  files: (FileCard & { by: string })[] | null
}
const none: References = { files: new Map() }

const points = ({ draft: { replyTo, topicId, fileIds } }: Utterance) => replyTo || topicId || fileIds.length > 0

export async function checkReferences(
  ctx: Context,
  utterances: readonly Utterance[],
  refuse: (one: Utterance, problem: Problem | null) => unknown,
): Promise<References> {
  const pointing = utterances.filter(points)
  if (pointing.length === 0) return none
  const found = await find(ctx, pointing)
  const files = new Map((found.files ?? []).map(({ by, ...card }) => [card.id, { card, by }]))
  for (const one of pointing) refuse(one, strayOf(one, found, files))
  return { files: new Map([...files].map(([id, { card }]) => [id, card])) }
}

function strayOf(
  { groupId, personId, draft }: Utterance,
  { replies, topics }: Found,
  files: ReadonlyMap<string, { by: string }>,
): Problem | null {
  const { replyTo, topicId, fileIds } = draft
  if (replyTo && replies?.[replyTo] !== groupId) return NotFound()
  if (topicId && topics?.[topicId]?.group !== groupId) return NotFound()
  if (fileIds.some((id) => files.get(id)?.by !== personId)) return NotFound()
  return topicId && topics?.[topicId]?.closed ? TopicClosed() : null
}

async function find(ctx: Context, utterances: readonly Utterance[]): Promise<Found> {
  const drafts = utterances.map(({ draft }) => draft)
  const replies = drafts.flatMap(({ replyTo }) => replyTo ?? [])
  const topics = drafts.flatMap(({ topicId }) => topicId ?? [])
  const files = drafts.flatMap(({ fileIds }) => fileIds)
  const { rows } = await sql<Found>`select
    (select json_object_agg(id, group_id) from messaging.messages where tenant_id = ${ctx.tenantId} and id = any(${replies})) as replies,
    (select json_object_agg(id, json_build_object('group', group_id, 'closed', closed_at is not null))
       from messaging.topics where tenant_id = ${ctx.tenantId} and id = any(${topics})) as topics,
    (select json_agg(json_build_object('id', id, 'kind', kind, 'name', name, 'mime', mime, 'bytes', bytes, 'width', width,
              'height', height, 'seconds', seconds, 'by', uploaded_by))
       from messaging.files where tenant_id = ${ctx.tenantId} and id = any(${files})) as files`.execute(db(ctx))
  return rows[0] as Found
}
