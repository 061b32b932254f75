/** What I wrote and the server does not have yet: kept on this device, so that a reload loses nothing. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Draft } from '../../../server/modules/messaging/contract.ts'
import type { PendingMessage, Refusal } from './chat-view.ts'

/** The part of `localStorage` that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** One message waiting to be sent, or refused and waiting for me. */
export type OutboxEntry = { groupId: GroupId; draft: Draft; at: string; refusal: Refusal | null }

/** What stands unsent in the box one types into. */
export type TypedText = {
  text: string
  replyTo: string | null
  mentions: Readonly<Record<string, string>>
  mentionsAll: boolean
}

export type Outbox = {
  entries: () => readonly OutboxEntry[]
  keep: (entry: OutboxEntry) => void
  refuse: (clientId: string, refusal: Refusal) => void
  remove: (clientId: string) => void
  readTyped: (place: string) => TypedText | null
  keepTyped: (place: string, typed: TypedText) => void
  /** Forgets everything of this person, when signing out. */
  clear: () => void
}

/** Opens the outbox of one person on this device. A full or forbidden store loses persistence, never the message. */
export function openOutbox(me: PersonId, shelf: Shelf): Outbox {
  const unsentPlace = `qunluo.unsent.${me}`
  const typedPlace = `qunluo.typed.${me}`
  let entries = readList(shelf, unsentPlace)
  let typed = readRecord(shelf, typedPlace)

  function change(next: OutboxEntry[]) {
    entries = next
    write(shelf, unsentPlace, entries.length ? entries : null)
  }
  const others = (clientId: string) => entries.filter((each) => each.draft.clientId !== clientId)

  return {
    entries: () => entries,
    keep: (entry) => change([...others(entry.draft.clientId), entry]),
    refuse: (clientId, refusal) =>
      change(entries.map((each) => (each.draft.clientId === clientId ? { ...each, refusal } : each))),
    remove: (clientId) => change(others(clientId)),
    readTyped: (place) => typed[place] ?? null,
    keepTyped(place, text) {
      const { [place]: _, ...rest } = typed
      typed = text.text || text.replyTo ? { ...rest, [place]: text } : rest
      write(shelf, typedPlace, Object.keys(typed).length ? typed : null)
    },
    clear() {
      change([])
      typed = {}
      write(shelf, typedPlace, null)
    },
  }
}

/** How an unsent message is shown in its chat. */
export function pendingOf(entry: OutboxEntry): PendingMessage {
  const { groupId, draft, at, refusal } = entry
  return { groupId, draft, at, state: refusal ? 'failed' : 'sending', sent: null, seenAs: null, refusal }
}

function readList(shelf: Shelf, place: string): OutboxEntry[] {
  const kept = read(shelf, place)
  return Array.isArray(kept) ? (kept as OutboxEntry[]) : []
}

function readRecord(shelf: Shelf, place: string): Record<string, TypedText> {
  const kept = read(shelf, place)
  return kept && typeof kept === 'object' && !Array.isArray(kept) ? (kept as Record<string, TypedText>) : {}
}

function read(shelf: Shelf, place: string): unknown {
  try {
    return JSON.parse(shelf.getItem(place) ?? 'null')
  } catch {
    return null
  }
}

function write(shelf: Shelf, place: string, value: unknown) {
  try {
    if (value === null) shelf.removeItem(place)
    else shelf.setItem(place, JSON.stringify(value))
  } catch {
    // Private windows and full stores refuse to write: the entries stay in memory.
  }
}
