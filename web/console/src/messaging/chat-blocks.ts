/** Messages as they are shown: by day, and under one name while the same person goes on speaking. */
import type { Message } from '../../../../server/modules/messaging/contract.ts'

export type ChatMessage = Omit<
  Message,
  'id' | 'groupId' | 'by' | 'mentions' | 'replyTo' | 'topicId' | 'files' | 'poll' | 'reactions' | 'recalledBy'
> & {
  id: string
  by: string | null
  replyTo: string | null
  files: readonly { id: string; kind: string; name: string; bytes: number }[]
  poll:
    | (Pick<NonNullable<Message['poll']>, 'question' | 'voters' | 'multiple' | 'closedAt'> & {
        options: readonly { key: number; text: string; votes: number }[]
      })
    | null
  reactions: readonly { emoji: string; count: number }[]
}
export type ChatBlock = { key: string; by: string | null; system: boolean; at: string; messages: ChatMessage[] }
type ChatDay = { day: string; blocks: ChatBlock[] }

const togetherMs = 5 * 60_000

/** `dayOf` tells the calendar day of a moment in the tenant's zone. */
export function chatDays(messages: readonly ChatMessage[], dayOf: (at: string) => string): ChatDay[] {
  const days: ChatDay[] = []
  for (const message of messages) {
    const day = dayOf(message.at)
    if (days.at(-1)?.day !== day) days.push({ day, blocks: [] })
    const blocks = days.at(-1)?.blocks ?? []
    const block = blocks.at(-1)
    if (block && goesOn(block, message)) block.messages.push(message)
    else
      blocks.push({
        key: message.id,
        by: message.by,
        system: message.kind === 'system',
        at: message.at,
        messages: [message],
      })
  }
  return days
}

function goesOn(block: ChatBlock, message: ChatMessage): boolean {
  const last = block.messages.at(-1)
  if (!last || block.system || message.kind === 'system' || block.by !== message.by) return false
  return Date.parse(message.at) - Date.parse(last.at) < togetherMs
}
