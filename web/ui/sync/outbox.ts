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
}

/**
 * Opens the outbox of one person on this device. Other tabs write to the same shelf: it is read before each change.
 * A full or forbidden store loses persistence, never the message.
 */
export function openOutbox(me: PersonId, shelf: Shelf): Outbox {
  const unsent = keptList<OutboxEntry>(shelf, `qunluo.unsent.${me}`)
  const typed = keptRecord(shelf, `qunluo.typed.${me}`)
  const others = (clientId: string) => unsent.read().filter((each) => each.draft.clientId !== clientId)
  return {
    entries: unsent.read,
    keep: (entry) => unsent.write([...others(entry.draft.clientId), entry]),
    refuse: (clientId, refusal) =>
      unsent.write(unsent.read().map((each) => (each.draft.clientId === clientId ? { ...each, refusal } : each))),
    remove: (clientId) => unsent.write(others(clientId)),
    readTyped: (place) => typed.read()[place] ?? null,
    keepTyped(place, text) {
      const { [place]: _, ...rest } = typed.read()
      typed.write(text.text || text.replyTo ? { ...rest, [place]: text } : rest)
    },
  }
}

/** How an unsent message is shown in its chat. */
export function pendingOf(entry: OutboxEntry): PendingMessage {
  const { groupId, draft, at, refusal } = entry
  return { groupId, draft, at, state: refusal ? 'failed' : 'sending', sent: null, seenAs: null, refusal }
}

/** A value on the shelf, or in memory once the shelf refused it: private windows and full stores do. */
function keptOn<T>(shelf: Shelf, place: string, understand: (kept: unknown) => T, isEmpty: (value: T) => boolean) {
  let memory: T | null = null
  return {
    read: (): T => memory ?? understand(readShelf(shelf, place)),
    write(value: T) {
      memory = putOnShelf(shelf, place, isEmpty(value) ? null : value) ? null : value
    },
  }
}

function keptList<T>(shelf: Shelf, place: string) {
  const understand = (kept: unknown) => (Array.isArray(kept) ? (kept as T[]) : [])
  return keptOn<readonly T[]>(shelf, place, understand, (list) => list.length === 0)
}

function keptRecord(shelf: Shelf, place: string) {
  type Texts = Record<string, TypedText>
  const isRecord = (kept: unknown): kept is Texts => typeof kept === 'object' && kept !== null && !Array.isArray(kept)
  const understand = (kept: unknown) => (isRecord(kept) ? kept : {})
  return keptOn<Texts>(shelf, place, understand, (texts) => Object.keys(texts).length === 0)
}

function readShelf(shelf: Shelf, place: string): unknown {
  try {
    return JSON.parse(shelf.getItem(place) ?? 'null')
  } catch {
    return null
  }
}

function putOnShelf(shelf: Shelf, place: string, value: unknown): boolean {
  try {
    if (value === null) shelf.removeItem(place)
    else shelf.setItem(place, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
