/** The talk that a message belongs to: everything its links lead to, in the order of the chat. */
import { sql } from 'kysely'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import { readCards } from '../../identity/index.ts'
import type { Message, MessageId } from '../../messaging/contract.ts'
import { viewMessagesById } from '../../messaging/index.ts'
import type { readTalkEndpoint, TalkLine } from '../contract.ts'
import { db, type LinkRow } from '../tables.ts'

type Talk = AnswerOf<typeof readTalkEndpoint>
type Linked = Pick<LinkRow, 'message_id' | 'person_id' | 'to_id' | 'by' | 'score'>

const mostShown = 100

export async function readTalk(ctx: Context, asked: RequestOf<typeof readTalkEndpoint>): Promise<Talk> {
  const { groupId, messageId } = asked
  const own = (await viewMessagesById(ctx, [messageId])).get(messageId)
  if (own?.groupId !== groupId) throw NotFound()
  const root = await readRoot(ctx, asked)
  const links = await readLinked(ctx, groupId, root)
  const ids = [root, ...links.map(({ message_id }) => message_id)]
  const found = await viewMessagesById(ctx, around(ids, messageId))
  const shown = [...found.values()].sort(inOrder)
  const starter = (found.get(root) ?? (await viewMessagesById(ctx, [root])).get(root))?.by
  const speakers = new Set([starter, ...links.map(({ person_id }) => person_id)].filter(Boolean))
  return {
    lines: linesOf(shown, links),
    people: await readPeople(ctx, shown),
    messages: ids.length,
    speakers: speakers.size,
    estimated: links.filter(({ by }) => by === 'model').length,
  }
}

async function readRoot(ctx: Context, { groupId, messageId }: { groupId: GroupId; messageId: MessageId }) {
  const { rows } = await sql<Pick<LinkRow, 'thread'>>`select thread from insight.links
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and message_id = ${messageId}`.execute(db(ctx))
  return rows[0]?.thread ?? messageId
}

async function readLinked(ctx: Context, groupId: GroupId, root: MessageId): Promise<Linked[]> {
  const { rows } = await sql<Linked>`select message_id, person_id, to_id, by, score from insight.links
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and thread = ${root}
     order by at, message_id`.execute(db(ctx))
  return rows
}

/** As many as fit on a page, with the one asked for in the middle. */
function around(ids: readonly MessageId[], messageId: MessageId): readonly MessageId[] {
  const from = Math.min(ids.indexOf(messageId) - mostShown / 2, ids.length - mostShown)
  return ids.slice(Math.max(0, from), Math.max(0, from) + mostShown)
}

const inOrder = (a: Message, b: Message) => Date.parse(a.at) - Date.parse(b.at) || a.position - b.position

function linesOf(shown: readonly Message[], links: readonly Linked[]): TalkLine[] {
  const linked = new Map<string, Linked>(links.map((link) => [link.message_id, link]))
  return shown.map((message) => {
    const link = linked.get(message.id)
    return { message, answers: link?.to_id ?? null, by: link?.by ?? null, score: link?.score ?? null }
  })
}

async function readPeople(ctx: Context, shown: readonly Message[]): Promise<Talk['people']> {
  const cards = await readCards(
    ctx,
    shown.flatMap(({ by }) => (by ? [by as PersonId] : [])),
  )
  return [...cards.values()].map(({ id, name, avatarFileId }) => ({ id, name, avatarFileId }))
}
