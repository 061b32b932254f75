import { findMentions } from '../../server/science/reply-graph/mentions.ts'
import type { ChatLine } from '../../server/science/reply-graph/speech.ts'
import type { Message } from './shapes.ts'

/** A message as a line of the chat, mentions given or found among the people who have spoken or were named so far. */
export function asChatLine(message: Message, names: Map<string, string>): ChatLine {
  const { id, ts, from, text, mentions, system = false, reply_to: replyTo = null } = message
  if (system) return { id, ts, from, text, system }
  for (const name of [from, ...(mentions ?? [])]) names.set(name.toLowerCase(), name)
  const found = findMentions(text, from, names)
  const given = mentions?.filter((name) => name !== from) ?? found.mentions
  const addresses = found.addresses !== null && given.includes(found.addresses) ? found.addresses : null
  return { id, ts, from, text, replyTo, mentions: given, addresses }
}
