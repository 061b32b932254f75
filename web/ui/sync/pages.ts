/** Loading older messages, and looking at a place far back. */
import type { Beside, Message } from '../../../server/modules/messaging/contract.ts'
import { withBeside } from './beside.ts'
import type { ChatView } from './chat-view.ts'
import { mergeInOrder } from './order.ts'

export type MessagePage = { rows: readonly Message[]; older: boolean; newer: boolean; beside: Beside }

/** A page before the oldest message shown; changes that came while it travelled win over it. */
export function withOlder(view: ChatView, page: MessagePage): ChatView {
  const rows = asChanged(view, page.rows)
  const next = view.past
    ? { ...view, past: { ...view.past, messages: mergeInOrder(rows, view.past.messages), older: page.older } }
    : { ...view, messages: mergeInOrder(rows, view.messages), older: page.older }
  return withBeside(next, page.beside)
}

/** A page around a message: joined to the newest messages if it reaches them, else looked at apart. */
export function withPast(view: ChatView, page: MessagePage): ChatView {
  const rows = asChanged(view, page.rows)
  const apart = { ...view, past: { messages: rows, older: page.older, newer: page.newer } }
  return withBeside(joined(apart), page.beside)
}

/** A page after the newest message of the past window. */
export function withNewer(view: ChatView, page: MessagePage): ChatView {
  if (!view.past) return view
  const messages = mergeInOrder(view.past.messages, asChanged(view, page.rows))
  return withBeside(joined({ ...view, past: { ...view.past, messages, newer: page.newer } }), page.beside)
}

/** Back to the newest messages. */
export function backToNewest(view: ChatView): ChatView {
  return { ...view, past: null }
}

function asChanged(view: ChatView, rows: readonly Message[]): Message[] {
  return rows.map((row) => view.beyond[row.id] ?? row)
}

/** Once the past window meets the newest messages there is one window again. */
function joined(view: ChatView): ChatView {
  const { past } = view
  if (!past) return view
  const known = new Set(view.messages.map((message) => message.id))
  const meets = !past.newer || past.messages.some((message) => known.has(message.id))
  if (!meets) return view
  const messages = mergeInOrder(past.messages, view.messages)
  const reachesFurther = messages[0]?.id === past.messages[0]?.id
  return { ...view, messages, older: reachesFurther ? past.older : view.older, past: null }
}
