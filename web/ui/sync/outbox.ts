/** What I wrote and the server does not have yet: kept on this device, so that a reload loses nothing. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Draft } from '../../../server/modules/messaging/contract.ts'
import type { PendingMessage, Refusal } from './chat-view.ts'
import { openDrawer, type Shelf } from './shelf.ts'

/** One message waiting to be sent, or refused and waiting for me. */
export type OutboxEntry = { groupId: GroupId; draft: Draft; at: string; refusal: Refusal | null }

/** What stands unsent in the box one types into. */
export type TypedText = {
  text: string
  replyTo: string | null
  mentions: Readonly<Record<string, PersonId>>
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
 * Opens the outbox of one person on this device. Other tabs use the same shelf: each message lies there under a name
 * of its own, so that no tab writes over what another one has just put down.
 */
export function openOutbox(me: PersonId, shelf: Shelf): Outbox {
  const unsent = openDrawer<OutboxEntry>(shelf, `qunluo.unsent.${me}.`)
  const typed = openDrawer<TypedText>(shelf, `qunluo.typed.${me}.`)
  return {
    entries: () => unsent.all().sort(inOrder),
    keep: (entry) => unsent.put(entry.draft.clientId, entry),
    refuse(clientId, refusal) {
      const entry = unsent.read(clientId)
      if (entry) unsent.put(clientId, { ...entry, refusal })
    },
    remove: (clientId) => unsent.remove(clientId),
    readTyped: (place) => typed.read(place),
    keepTyped(place, text) {
      if (text.text || text.replyTo) typed.put(place, text)
      else typed.remove(place)
    },
  }
}

const inOrder = (a: OutboxEntry, b: OutboxEntry) => (a.at < b.at ? -1 : 1)

/** How an unsent message is shown in its chat. */
export function pendingOf(entry: OutboxEntry): PendingMessage {
  const { groupId, draft, at, refusal } = entry
  return { groupId, draft, at, state: refusal ? 'failed' : 'sending', sent: null, seenAs: null, refusal }
}
