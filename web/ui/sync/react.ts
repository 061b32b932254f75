/** Hooks over synchronising, for both apps. */
import { createContext, createElement, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import { type Draft, type Message, reactEndpoint, unreactEndpoint } from '../../../server/modules/messaging/contract.ts'
import { ask } from '../client.ts'
import type { Ask } from './ask.ts'
import { myEmojis } from './beside.ts'
import { openCache } from './cache.ts'
import { countInbox } from './inbox.ts'
import { withGuessedReaction } from './guess.ts'
import { openOutbox } from './outbox.ts'
import { backToNewest } from './pages.ts'
import { loadAround, loadBackTo, loadNewer, loadOlder } from './reading.ts'
import { Sync } from './sync.ts'
import { openTabs } from './tabs.ts'
import { useWatched } from './use-watched.ts'

const SyncContext = createContext<Sync | null>(null)

type ProviderProps = {
  me: PersonId
  /** How the server is asked; the typed client unless told otherwise. */
  ask?: Ask
  onSignedOut?: () => void
  children: ReactNode
}

/** Keeps one line to the server for everything below it; give it the signed-in person as `key`. */
export function SyncProvider({ me, ask: asks = ask as Ask, onSignedOut, children }: ProviderProps) {
  const [sync] = useState(() => makeSync(me, asks, onSignedOut))
  useEffect(() => sync.start(), [sync])
  useEffect(() => watchPage(sync), [sync])
  return createElement(SyncContext, { value: sync }, children)
}

function makeSync(me: PersonId, asks: Ask, onSignedOut?: () => void): Sync {
  const address = `${location.origin.replace(/^http/, 'ws')}/realtime`
  const kept = { outbox: openOutbox(me, localStorage), cache: openCache(me), tabs: openTabs(me) }
  const words = { me, ask: asks, address, ...kept }
  return new Sync(onSignedOut ? { ...words, onSignedOut } : words)
}

/** A page that comes back makes sure of its line; one that goes writes down what it has. */
function watchPage(sync: Sync): () => void {
  const shown = () => (document.visibilityState === 'visible' ? sync.wake() : sync.settleNow())
  const online = () => sync.wake()
  const offline = () => sync.networkLost()
  if (document.visibilityState === 'hidden') sync.settleNow()
  document.addEventListener('visibilitychange', shown)
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  window.addEventListener('pagehide', shown)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    window.removeEventListener('pagehide', shown)
  }
}

export function useSync(): Sync {
  const sync = useContext(SyncContext)
  if (!sync) throw new Error('useSync needs a SyncProvider above it')
  return sync
}

/** Tells while it is on the screen whenever a thing has changed at the server. */
export function useWatching(thing: string | null, tell: () => void) {
  const things = useContext(SyncContext)?.things
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => (thing && things ? things.watch(thing, () => latest.current()) : undefined), [things, thing])
}

/** Whether there is a line to the server: `online`, `connecting` or `offline`. */
export function useLine() {
  return useWatched(useSync().line)
}

/** My groups, latest first, with what is unread in them. */
export function useInbox() {
  const sync = useSync()
  const state = useWatched(sync.inbox.state)
  return { ...state, ...countInbox(state.rows), refresh: () => sync.refreshInbox() }
}

/** The chat of a group and everything one can do in it. */
export function useChat(groupId: GroupId) {
  const sync = useSync()
  const room = sync.room(groupId)
  useEffect(() => {
    sync.enter(groupId)
    return () => sync.leave(groupId)
  }, [sync, groupId])
  const state = useWatched(room.state)
  const typing = useWatched(sync.typing(groupId).people)
  const acts = useMemo(() => chatActs(sync, groupId), [sync, groupId])
  return useMemo(() => ({ ...state, ...acts, typing, me: sync.me }), [state, acts, typing, sync])
}
export type Chat = ReturnType<typeof useChat>

function chatActs(sync: Sync, groupId: GroupId) {
  const room = () => sync.room(groupId)
  return {
    send: (words: Omit<Draft, 'clientId'>) => sync.send(groupId, words),
    retry: (clientId: string) => sync.retry(clientId),
    discard: (clientId: string) => sync.discard(groupId, clientId),
    reload: () => room().catchUp(),
    /** The view at this moment, for work that waited for something. */
    latest: () => room().view,
    loadOlder: () => loadOlder(sync.ask, room()),
    loadNewer: () => loadNewer(sync.ask, room()),
    /** Loads a message and what is around it; false when it is not in this chat. */
    jumpTo: (messageId: string) => loadAround(sync.ask, room(), messageId),
    loadBackTo: (number: number) => loadBackTo(sync.ask, room(), number),
    backToNewest: () => room().change(backToNewest),
    markRead: (number: number) => sync.markRead(groupId, number),
    sayTyping: () => sync.sayTyping(groupId),
    toggleReaction: (message: Message, emoji: string) => toggleReaction(sync, message, emoji),
    act: sync.act.bind(sync, groupId) as Ask,
  }
}

/** Reacts, or takes it back; shown at once. */
async function toggleReaction(sync: Sync, message: Message, emoji: string) {
  const room = sync.room(message.groupId)
  if (!room.view) return
  const on = !myEmojis(room.view, message).includes(emoji)
  room.change((view) => withGuessedReaction(view, message.id, emoji, on))
  try {
    await sync.act(message.groupId, on ? reactEndpoint : unreactEndpoint, { messageId: message.id, emoji })
  } catch (failure) {
    room.change((view) => withGuessedReaction(view, message.id, emoji, !on))
    throw failure
  }
}
