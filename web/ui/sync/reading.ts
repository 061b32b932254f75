/** Reading further: older pages, a place far back, and names that are still unknown. */
import { listMessagesEndpoint, type Message } from '../../../server/modules/messaging/contract.ts'
import type { Ask } from './ask.ts'
import { unknownPeople, withBeside } from './beside.ts'
import { findMessage, type ChatView } from './chat-view.ts'
import { type MessagePage, withNewer, withOlder, withPast } from './pages.ts'
import type { Room } from './room.ts'

const pageSize = 50
const largePage = 200

const askPage = (
  ask: Ask,
  room: Room,
  where: { before?: string; after?: string; around?: string },
  limit: number,
): Promise<MessagePage> => ask(listMessagesEndpoint, { groupId: room.groupId, ...where, limit })

const shownMessages = (view: ChatView) => view.past?.messages ?? view.messages

/** Loads the page before the oldest message shown; false when there is none. */
export async function loadOlder(ask: Ask, room: Room, limit = pageSize): Promise<boolean> {
  const { view } = room
  const first = view && shownMessages(view)[0]
  if (!first || !(view.past ?? view).older) return false
  const page = await askPage(ask, room, { before: first.id }, limit)
  // Meanwhile the reader may have jumped elsewhere: then the page belongs nowhere.
  room.change((now) => (shownMessages(now)[0]?.id === first.id ? withOlder(now, page) : now))
  return true
}

/** Loads the page after the newest message of the past window. */
export async function loadNewer(ask: Ask, room: Room): Promise<void> {
  const last = room.view?.past?.messages.at(-1)
  if (!last) return
  const page = await askPage(ask, room, { after: last.id }, pageSize)
  room.change((now) => (now.past?.messages.at(-1)?.id === last.id ? withNewer(now, page) : now))
}

/** Makes a message visible, loading what is around it when needed; false when it is not there. */
export async function loadAround(ask: Ask, room: Room, messageId: string): Promise<boolean> {
  const { view } = room
  if (!view) return false
  if (shownMessages(view).some((message) => message.id === messageId)) return true
  if (view.messages.some((message) => message.id === messageId)) {
    room.change((now) => ({ ...now, past: null }))
    return true
  }
  const page = await askPage(ask, room, { around: messageId }, pageSize)
  room.change((now) => withPast(now, page))
  return page.rows.some((message) => message.id === messageId)
}

/** Loads back to the first message after a number: where the unread ones begin. At most 2,000 messages. */
export async function loadBackTo(ask: Ask, room: Room, number: number): Promise<void> {
  for (let pages = 0; pages < 10; pages += 1) {
    const first = room.view?.messages.find((message) => message.number !== null)
    if (!first || (first.number ?? 0) <= number + 1) return
    if (!(await loadOlder(ask, room, largePage))) return
  }
}

/** Asks for names and quoted lines that new messages speak of and this device does not know. */
export async function learnAbout(ask: Ask, room: Room, messages: readonly Message[]): Promise<void> {
  const { view } = room
  const puzzling = messages.filter((message) => view && isPuzzling(view, message)).at(-1)
  if (!puzzling) return
  const page = await askPage(ask, room, { around: puzzling.id }, 10)
  room.change((now) => withBeside(now, page.beside))
}

function isPuzzling(view: ChatView, message: Message): boolean {
  const { replyTo } = message
  const quoteIsUnknown = replyTo !== null && !view.quoted[replyTo] && !findMessage(view, replyTo)
  return quoteIsUnknown || unknownPeople(view, [message]).length > 0
}
