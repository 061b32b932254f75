/** Cuts a long chat into blocks that are drawn or left out as a whole; cuts stay where they are. */
import type { Message } from '../../../../server/modules/messaging/contract.ts'

export type MessageBlock = { key: string; messages: readonly Message[]; before: Message | null }

const size = 50
const largest = 75

/** Blocks of about fifty messages, as many as a page brings; `starts` holds the ids that began a block before and is added to. */
export function cutIntoBlocks(messages: readonly Message[], starts: Set<string>): MessageBlock[] {
  const cuts = messages.flatMap((message, index) => (starts.has(message.id) ? [index] : []))
  if (cuts.length === 0 && messages.length > 0) cuts.push(Math.max(0, messages.length - size))
  // Older messages came in front: they are cut backwards, so that the known cuts do not move.
  while ((cuts[0] ?? 0) > 0) cuts.unshift(Math.max(0, (cuts[0] ?? 0) - size))
  // New ones came behind: the last block grows until it is worth a cut.
  while (messages.length - (cuts.at(-1) ?? 0) > largest) cuts.push((cuts.at(-1) ?? 0) + size)
  for (const cut of cuts) starts.add((messages[cut] as Message).id)
  return cuts.map((cut, index) => blockAt(messages, cut, cuts[index + 1] ?? messages.length))
}

function blockAt(messages: readonly Message[], from: number, until: number): MessageBlock {
  const first = messages[from] as Message
  return { key: first.id, messages: messages.slice(from, until), before: messages[from - 1] ?? null }
}

/** Blocks without so many of the oldest messages; those that remain keep their keys. */
export function withoutOldest(blocks: readonly MessageBlock[], count: number): MessageBlock[] {
  let left = count
  return blocks.flatMap((block) => {
    const gone = Math.min(left, block.messages.length)
    left -= gone
    if (gone === block.messages.length) return []
    return gone === 0 ? [block] : [{ ...block, ...since(block, gone) }]
  })
}

function since({ messages }: MessageBlock, gone: number) {
  return { messages: messages.slice(gone), before: messages[gone - 1] ?? null }
}

/** Longer silence than this starts a new run even of the same person. */
const pauseMs = 5 * 60_000

/** Whether a message shows its sender and time again, or belongs to the run before it. */
export function startsRun(message: Message, before: Message | null): boolean {
  if (!before || before.by !== message.by || isLine(before)) return true
  return Date.parse(message.at) - Date.parse(before.at) > pauseMs
}

/** Shown as a line in the middle, not as something somebody says. */
export function isLine(message: Message): boolean {
  return message.kind === 'system' || message.recalledAt !== null
}

/** Whether the line "new messages" stands before this message. */
export function startsUnread(message: Message, before: Message | null, readNumber: number | null): boolean {
  if (readNumber === null || message.number === null || message.number <= readNumber) return false
  return before === null || before.number === null || before.number <= readNumber
}
