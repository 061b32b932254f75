/** A developers' chat of 2019 beside the project. */
import type { Line } from '../../../server/science/reply-evidence.ts'
import { data } from './places.ts'
import { readText } from './rows.ts'

export type Message = Line & { conversation: string; text: string; day: number }

export const elmFile = data('slack-elm/elm2019.xml.gz')

export function readElm(): Message[] {
  const shape =
    /<message conversation_id="([^"]*)">\s*<ts>([^<]*)<\/ts>\s*<user>([^<]*)<\/user>\s*<text>([^]*?)<\/text>/g
  return [...readText(elmFile).matchAll(shape)].map(([, conversation = '', time = '', from = '', text = ''], at) => {
    const ts = Date.parse(`${time.slice(0, 23)}Z`) / 1000
    return { id: String(at).padStart(6, '0'), ts, from, text, conversation, day: Math.floor(ts / 86400) }
  })
}

/** Each message as a native reply to the previous one of its conversation, as the known arcs were counted. */
export function inConversations(messages: readonly Message[]): Line[] {
  const last = new Map<string, Message>()
  return messages.map((message) => {
    const before = last.get(message.conversation)
    last.set(message.conversation, message)
    return { ...message, replyTo: before?.id ?? null, replyToFrom: before?.from ?? null }
  })
}

export function countBy(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { from } of messages) counts.set(from, (counts.get(from) ?? 0) + 1)
  return counts
}

/** Messages per person for every day from the first to the last, silent days too. */
export function perDay(messages: readonly Message[], first: number, last: number): Map<string, number>[] {
  const byDay = Map.groupBy(messages, (message) => message.day)
  return Array.from({ length: last - first + 1 }, (_, at) => countBy(byDay.get(first + at) ?? []))
}
