/**
 * Says many things at once: whatever arrived while the last transaction was being written goes into the next one.
 * A batch costs four statements however many messages it holds; each message is accepted or refused on its own.
 */
import { NotFound, type Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { GroupId } from '../../../community/contract.ts'
import { listStandings } from '../../../community/index.ts'
import { lockChats } from '../../access.ts'
import type { Message, MessageId } from '../../contract.ts'
import { viewMessagesById } from '../../queries/view-messages.ts'
import type { ChatRow } from '../../tables.ts'
import { refusalOf } from './check-draft.ts'
import { refuseTheHasty } from './check-pace.ts'
import { checkReferences, type References } from './check-references.ts'
import { type Earlier, findEarlier } from './find-earlier.ts'
import { type Fresh, keyOf, type Said, type Utterance } from './utterance.ts'
import { viewFresh } from './view-fresh.ts'
import { writeFresh } from './write-fresh.ts'

/** One answer for each utterance, in their order: what was said, or the problem that kept it from being said. */
export async function sendBatch(ctx: Context, utterances: readonly Utterance[]): Promise<(Said | Problem)[]> {
  const standings = await listStandings(ctx, utterances)
  const refusals = new Map<Utterance, Problem>()
  const refuse = (one: Utterance, problem: Problem | null) => problem && refusals.set(one, problem)
  const willing = () => utterances.filter((one) => !refusals.has(one))
  for (const one of utterances)
    refuse(one, refusalOf(one.draft, standings.get(`${one.groupId} ${one.personId}`), ctx.now))
  const references = await checkReferences(ctx, willing(), refuse)
  if (willing().length === 0) return utterances.map((one) => refusals.get(one) as Problem)

  const chats = await lockChats(
    ctx,
    willing().map(({ groupId }) => groupId),
  )
  const earlier = await findEarlier(ctx, willing())
  await refuseTheHasty(
    ctx,
    willing().filter((one) => !earlier.has(keyOf(one))),
    standings,
    refuse,
  )
  const fresh = numberFresh(ctx, chats, willing(), earlier, references)
  if (fresh.size > 0) await writeFresh(ctx, [...fresh.values()])
  const repeated = await viewMessagesById(
    ctx,
    [...earlier.values()].map(({ id }) => id),
  )
  return utterances.map((one) => refusals.get(one) ?? answerOf(one, fresh, earlier, repeated, chats))
}

/** Gives each new message its place; the same client id twice in a batch is one message. */
function numberFresh(
  ctx: Context,
  chats: ReadonlyMap<GroupId, ChatRow>,
  willing: readonly Utterance[],
  earlier: ReadonlyMap<string, unknown>,
  references: References,
): Map<string, Fresh> {
  const fresh = new Map<string, Fresh>()
  for (const utterance of willing) {
    const key = keyOf(utterance)
    const chat = chats.get(utterance.groupId)
    if (!chat || earlier.has(key) || fresh.has(key)) continue
    const files = utterance.draft.fileIds.flatMap((id) => references.files.get(id) ?? [])
    fresh.set(key, { utterance, ...placeNext(chat, ctx.now), id: newId('msg'), kind: kindOf(utterance, files), files })
  }
  return fresh
}

function placeNext(chat: ChatRow, now: Date): Pick<Fresh, 'seq' | 'number' | 'at'> {
  chat.last_seq += 1
  chat.last_number += 1
  // A node whose clock is behind must not place its message before what is already there.
  chat.last_at = chat.last_at && chat.last_at > now ? chat.last_at : now
  return { seq: chat.last_seq, number: chat.last_number, at: chat.last_at }
}

function kindOf({ kind, draft }: Utterance, [first]: Fresh['files']): Message['kind'] {
  if (kind) return kind
  if (draft.poll) return 'poll'
  return first && draft.text.trim() === '' ? first.kind : 'text'
}

function answerOf(
  utterance: Utterance,
  fresh: ReadonlyMap<string, Fresh>,
  earlier: ReadonlyMap<string, Earlier>,
  repeated: ReadonlyMap<MessageId, Message>,
  chats: ReadonlyMap<GroupId, ChatRow>,
): Said | Problem {
  const epoch = chats.get(utterance.groupId)?.epoch ?? 1
  const written = fresh.get(keyOf(utterance))
  if (written) return { message: viewFresh(written), seq: written.seq, epoch, repeated: false }
  const before = earlier.get(keyOf(utterance))
  const message = before && repeated.get(before.id)
  return before && message ? { message, seq: before.seq, epoch, repeated: true } : NotFound()
}
