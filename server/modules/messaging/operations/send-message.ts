import { Problem, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { actorId } from '../../identity/index.ts'
import type { announceEndpoint, Message, sendMessageEndpoint } from '../contract.ts'
import { announceChanges } from '../realtime/announce.ts'
import { sendBatch } from './send/send-batch.ts'
import type { Said, Utterance } from './send/utterance.ts'

/** Says something in a group within the caller's own transaction. */
async function say(ctx: Context, utterance: Utterance): Promise<Said> {
  const [said] = await sendBatch(ctx, [utterance])
  if (!said || said instanceof Problem) throw said ?? new Error('nothing was answered')
  announceChanges(ctx, utterance.groupId)
  return said
}

/** A member says something; the same `clientId` again answers with the same message. */
export async function sendMessage(ctx: Context, { groupId, ...draft }: RequestOf<typeof sendMessageEndpoint>) {
  const { message, seq } = await say(ctx, { groupId, personId: actorId(ctx), draft })
  return { message, seq }
}

/** Publishes an announcement: it stands on top of the chat until the next one. */
export async function announce(
  ctx: Context,
  { groupId, clientId, text, mentionsAll }: RequestOf<typeof announceEndpoint>,
): Promise<Message> {
  const draft = { clientId, text, mentionsAll, mentions: [], replyTo: null, topicId: null, fileIds: [], poll: null }
  return (await say(ctx, { groupId, personId: actorId(ctx), draft, kind: 'announcement' })).message
}
