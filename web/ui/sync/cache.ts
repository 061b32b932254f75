/** The last known state of chats on this device (IndexedDB), so that they appear before the network answers. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { InboxRow } from '../../../server/modules/messaging/contract.ts'
import type { ChatView } from './chat-view.ts'

export type Cache = {
  readChat: (groupId: GroupId) => Promise<ChatView | null>
  keepChat: (view: ChatView) => Promise<void>
  dropChat: (groupId: GroupId) => Promise<void>
  readInbox: () => Promise<InboxRow[] | null>
  keepInbox: (rows: readonly InboxRow[]) => Promise<void>
  clear: () => Promise<void>
}

/** How many of the newest messages of a chat are kept for reading without a network. */
const kept = 200
const storeName = 'kept'
/** Part of the key: a view of another shape, kept by an older version of the app, is not found. */
const shape = 1

/** What is worth keeping of a view: the newest messages, nothing under way. */
export function worthKeeping(view: ChatView): ChatView {
  const messages = view.messages.slice(-kept)
  const older = view.older || messages.length < view.messages.length
  return { ...view, messages, older, past: null, pending: [], early: [], beyond: {} }
}

/** The cache of one person; where the browser has none, every read finds nothing. */
export function openCache(me: PersonId): Cache {
  const base = openBase().catch(() => null)
  const key = (name: string) => `${shape}:${me}:${name}`

  async function inStore<T>(
    mode: IDBTransactionMode,
    use: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> {
    const found = await base
    if (!found) return null
    return settled(use(found.transaction(storeName, mode).objectStore(storeName))).catch(() => null)
  }
  const read = <T>(name: string) => inStore<T>('readonly', (store) => store.get(key(name)))
  const keep = async (name: string, value: unknown) => {
    await inStore('readwrite', (store) => store.put(value, key(name)))
  }

  return {
    readChat: async (groupId) => (await read<ChatView>(groupId)) ?? null,
    keepChat: (view) => keep(view.groupId, worthKeeping(view)),
    async dropChat(groupId) {
      await inStore('readwrite', (store) => store.delete(key(groupId)))
    },
    readInbox: async () => (await read<InboxRow[]>('inbox')) ?? null,
    keepInbox: (rows) => keep('inbox', rows),
    async clear() {
      await inStore('readwrite', (store) => store.clear())
    },
  }
}

async function openBase(): Promise<IDBDatabase> {
  const opening = indexedDB.open('qunluo', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName)
  return settled(opening)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
