/** What this device knows of one group's chat. Plain values, never changed in place. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type {
  Beside,
  Cursor,
  Draft,
  GroupEvent,
  Message,
  MessageId,
  Topic,
} from '../../../server/modules/messaging/contract.ts'

export type PersonName = Beside['people'][number]
export type Quoted = Beside['quoted'][number]
export type Mine = { emojis: readonly string[]; votes: readonly number[] }

/** Why a message was not accepted, in both languages. */
export type Refusal = { code: string; zh: string; en: string }

/** A message I sent that has not come back in the group's events yet. */
export type PendingMessage = {
  groupId: GroupId
  draft: Draft
  /** When I pressed send. */
  at: string
  state: 'sending' | 'sent' | 'failed'
  /** Set by the server's answer; the message itself follows as event `seq`. */
  sent: { messageId: MessageId; seq: number } | null
  /** An event that looks like this message and came before the answer. */
  seenAs: MessageId | null
  refusal: Refusal | null
}

/** Older messages looked at apart from the newest ones, after a jump. */
type PastWindow = { messages: readonly Message[]; older: boolean; newer: boolean }

export type ChatView = {
  groupId: GroupId
  me: PersonId | null
  epoch: number
  /** The last event applied; the next one must be `seq + 1`. */
  seq: number
  lastNumber: number
  /** Without holes up to the newest message. */
  messages: readonly Message[]
  older: boolean
  past: PastWindow | null
  pins: readonly Message[]
  /** The latest announcement, also when it was recalled. */
  announcement: Message | null
  topics: readonly Topic[]
  cursor: Cursor
  people: Readonly<Record<string, PersonName>>
  quoted: Readonly<Record<string, Quoted>>
  mine: Readonly<Record<string, Mine>>
  pending: readonly PendingMessage[]
  /** Events that came before those in between; applied once the gap is filled. */
  early: readonly GroupEvent[]
  /** Messages outside the loaded windows that changed lately: newer than an older page still on its way. */
  beyond: Readonly<Record<string, Message>>
  /** The group's own changes since the state was fetched. */
  group: { name: string; slowModeSeconds: number; closedAt: string | null } | null
  /** Counts joins, departures and role changes, so that lists of members know when to ask again. */
  memberChanges: number
}

/** True while events in between are missing: ask the server for what follows `seq`. */
export function isBehind(view: ChatView): boolean {
  return view.early.length > 0
}

/** The announcement to show on top, if there is one that still stands. */
export function standingAnnouncement(view: ChatView): Message | null {
  return view.announcement && !view.announcement.recalledAt ? view.announcement : null
}

/** A message by its id from whatever is loaded. */
export function findMessage(view: ChatView, id: string): Message | undefined {
  const loaded = [...view.messages, ...(view.past?.messages ?? []), ...view.pins]
  return loaded.find((message) => message.id === id) ?? view.beyond[id]
}
