/** A server with one group for tests of synchronising: answers questions and sockets from the model. */
import type {
  ClientFrame,
  Draft,
  InboxRow,
  MessageId,
  ServerFrame,
} from '../../../../server/modules/messaging/contract.ts'
import { Offline, Refusal } from '../../refusal.ts'
import type { Ask } from '../ask.ts'
import type { Cache } from '../cache.ts'
import { openOutbox } from '../outbox.ts'
import type { Shelf } from '../shelf.ts'
import { Sync } from '../sync.ts'
import type { Tabs } from '../tabs.ts'
import { FakeSocket } from './fake-socket.ts'
import { groupId, makeGroup, me } from './group-model.ts'

export function memoryShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const notAMember = { status: 403, code: 'community.not_a_member', zh: '你还不是这个群的成员', en: 'Not a member' }

const noCache: Cache = {
  readChat: async () => null,
  keepChat: async () => {},
  dropChat: async () => {},
  readInbox: async () => null,
  keepInbox: async () => {},
  clear: async () => {},
}

export function makeServer() {
  const group = makeGroup()
  const byClientId = new Map<string, { id: MessageId; seq: number }>()
  const sockets: FakeSocket[] = []
  const asked: string[] = []
  /** Client ids of every attempt to say something, repetitions included. */
  const attempts: string[] = []
  /** How far the server believes that I have read, if not everything. */
  const told: { readNumber: number | null } = { readNumber: null }
  const state = { reachable: true, answersSends: true, muted: false, removed: false, isMember: true }

  function accept(draft: Draft) {
    attempts.push(draft.clientId)
    if (state.muted) throw new Refusal({ status: 403, code: 'messaging.muted', zh: '你被禁言', en: 'You are muted' })
    const known = byClientId.get(draft.clientId)
    if (known) return known
    const message = group.say({ does: 'say', by: 0 })
    message.text = draft.text
    const event = group.events.at(-1)
    if (event?.kind === 'message') event.message.text = draft.text
    const kept = { id: message.id, seq: group.head() }
    byClientId.set(draft.clientId, kept)
    tellNew()
    return kept
  }

  const page = (since: number) => ({
    reset: false,
    epoch: 1,
    head: group.head(),
    events: group.events.slice(since),
    beside: { people: [], quoted: [], mine: [] },
    cursor: { readNumber: group.messages.length, unread: 0, mentions: 0 },
  })

  function row(): InboxRow {
    const card = {
      id: groupId,
      name: '读书群',
      communityId: 'com_x',
      communityName: '读书会',
      closedAt: null,
      myRole: 'member',
    }
    const cursor = { readNumber: group.messages.length, unread: 0, mentions: 0 }
    return {
      group: card as InboxRow['group'],
      seq: group.head(),
      epoch: 1,
      lastNumber: group.messages.length,
      last: null,
      cursor,
      quiet: false,
    }
  }

  const answers: Record<string, (input: never) => unknown> = {
    'messaging.list_my_groups': () => ({ rows: state.isMember ? [row()] : [] }),
    'messaging.read_chat': () => group.fresh(50),
    'messaging.list_events': ({ since }: { since: number }) => page(since),
    'messaging.send_message': (draft: Draft) => {
      const { id, seq } = accept(draft)
      return { message: group.messages.find((message) => message.id === id), seq }
    },
    'messaging.move_cursor': () => ({ readNumber: 0, unread: 0, mentions: 0 }),
    'messaging.list_messages': () => ({
      rows: [],
      older: false,
      newer: false,
      beside: { people: [], quoted: [], mine: [] },
    }),
  }
  // One function for all endpoints: what each answers stands in the table.
  const ask = (async (endpoint: { name: string }, input: never) => {
    asked.push(endpoint.name)
    if (!state.reachable) throw new Offline()
    if (state.removed && endpoint.name !== 'messaging.list_my_groups') throw new Refusal(notAMember)
    return structuredClone(answers[endpoint.name]?.(input))
  }) as unknown as Ask

  const eventsFrame = (since: number): ServerFrame => ({
    t: 'events',
    groupId,
    epoch: 1,
    head: group.head(),
    events: group.events.slice(since),
  })
  const live = () => sockets.filter((socket) => socket.readyState === 1)

  function tellNew() {
    for (const socket of live()) socket.tell(eventsFrame(group.head() - 1))
  }

  function hear(socket: FakeSocket, frame: ClientFrame) {
    if (frame.t === 'hello') {
      const since = frame.have[groupId]?.seq ?? 0
      const cursor = { readNumber: told.readNumber ?? group.messages.length, unread: 0, mentions: 0 }
      socket.tell(eventsFrame(since), { t: 'cursor', groupId, cursor }, { t: 'ready', personId: me })
    }
    if (frame.t === 'ping') socket.tell({ t: 'pong', at: frame.at })
    if (frame.t !== 'send') return
    try {
      const { id, seq } = accept(frame.draft)
      if (state.answersSends) socket.tell({ t: 'sent', clientId: frame.draft.clientId, messageId: id, number: 0, seq })
    } catch (failure) {
      const { code, zh, en } = failure as Refusal
      socket.tell({ t: 'refused', clientId: frame.draft.clientId, code, zh, en })
    }
  }

  const openSocket = () => {
    const socket = new FakeSocket()
    socket.hear = (frame) => queueMicrotask(() => hear(socket, frame))
    sockets.push(socket)
    queueMicrotask(() => (state.reachable ? socket.open() : socket.drop()))
    // What the connection uses of a socket.
    return socket as unknown as WebSocket
  }

  /** A device of mine; the same shelf again is the same device after a reload. */
  function device(shelf = memoryShelf(), tabs?: Tabs) {
    const kept = { outbox: openOutbox(me, shelf), cache: noCache, ...(tabs ? { tabs } : {}) }
    return new Sync({ me, ask, address: 'ws://test', openSocket, ...kept })
  }
  const cut = () => {
    state.reachable = false
    for (const socket of live()) socket.drop()
  }
  return { group, state, told, asked, attempts, sockets, device, cut, tellNew }
}
