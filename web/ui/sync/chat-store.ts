/**
 * The chat of one group as a value: fresh state from the server, plus events in their order.
 * The promise: an old state with the events since equals the state fetched afresh.
 */
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Beside, ChatState, GroupEvent, Message, Topic } from '../../../server/modules/messaging/contract.ts'
import { withBeside } from './beside.ts'
import { type ChatView, standingAnnouncement } from './chat-view.ts'
import { cursorAfter, cursorAfterChange } from './cursor.ts'
import { byPlace, findPlace, putInPlace } from './order.ts'
import { pendingAfter, pendingUpTo } from './pending.ts'

/** How many early events are kept; with more the server is asked anyway. */
const EARLY_LIMIT = 1000
/** How many changed messages outside the windows are remembered. */
const BEYOND_LIMIT = 200

/** The view that a freshly fetched state gives. */
export function fromFresh(fresh: ChatState, me: PersonId | null = null): ChatView {
  const empty: ChatView = {
    groupId: fresh.groupId,
    me,
    epoch: fresh.epoch,
    seq: fresh.seq,
    lastNumber: fresh.lastNumber,
    messages: [...fresh.messages].sort(byPlace),
    older: fresh.older,
    past: null,
    pins: sortedPins(fresh.pins),
    announcement: fresh.announcement,
    topics: sortedTopics(fresh.topics),
    cursor: fresh.cursor,
    people: {},
    quoted: {},
    mine: {},
    pending: [],
    early: [],
    beyond: {},
    group: null,
    memberChanges: 0,
  }
  return withBeside(empty, fresh.beside)
}

/** Starts afresh after a reset, but keeps what only this device knows: messages on their way, names. */
export function startAfresh(view: ChatView, fresh: ChatState): ChatView {
  const next = fromFresh(fresh, view.me)
  return {
    ...next,
    people: { ...view.people, ...next.people },
    pending: pendingUpTo(view.pending, next.seq, next.messages),
    group: view.group,
    memberChanges: view.memberChanges + 1,
  }
}

/**
 * Applies events in whatever order they come. Events already known change nothing; events that come
 * before those in between wait in `early`.
 */
export function applyEvents(view: ChatView, events: readonly GroupEvent[], beside?: Beside): ChatView {
  const work: Work = { ...view, messages: [...view.messages], early: [] }
  for (const event of [...view.early, ...events].sort((a, b) => a.seq - b.seq)) {
    if (event.seq <= work.seq) continue
    if (event.seq > work.seq + 1) keepForLater(work, event)
    else applyNext(work, event)
  }
  work.pending = pendingUpTo(work.pending, work.seq, [])
  return beside ? withBeside(work, beside) : work
}

/**
 * The part of a view that must be equal on every device and after every path, for comparing.
 * `reach` is how many of the newest messages are compared: not more than the fresh state was asked for.
 */
export function comparable(view: ChatView, reach = 50) {
  return {
    groupId: view.groupId,
    epoch: view.epoch,
    seq: view.seq,
    lastNumber: view.lastNumber,
    messages: view.messages.slice(-reach),
    pins: view.pins,
    announcement: standingAnnouncement(view),
    // How much was said in a topic is a figure beside it, not a change of the chat.
    topics: view.topics.map(({ messages: _, lastAt: __, ...topic }) => topic),
  }
}

type Work = Omit<ChatView, 'messages' | 'early'> & { messages: Message[]; early: GroupEvent[] }

function keepForLater(work: Work, event: GroupEvent) {
  if (work.early.length >= EARLY_LIMIT || work.early.at(-1)?.seq === event.seq) return
  work.early.push(event)
}

function applyNext(work: Work, event: GroupEvent) {
  work.seq = event.seq
  if (event.kind === 'message') applyMessage(work, event.message)
  if (event.kind === 'topic') work.topics = sortedTopics([...without(work.topics, event.topic), event.topic])
  if (event.kind === 'member') work.memberChanges += 1
  if (event.kind === 'group') {
    const { name, slowModeSeconds, closedAt } = event
    work.group = { name, slowModeSeconds, closedAt }
  }
}

function applyMessage(work: Work, message: Message) {
  const isNew = message.number !== null && message.number > work.lastNumber
  if (isNew) {
    work.lastNumber = message.number as number
    work.cursor = cursorAfter(work.cursor, message, work.me)
    work.pending = pendingAfter(work.pending, message, work.me)
    work.topics = topicsAfter(work.topics, message)
  } else noteChange(work, message)
  putIntoWindows(work, message)
  work.pins = pinsWith(work.pins, message)
  // The one published last counts until it is recalled: a change to an earlier one does not bring it back.
  if (message.kind === 'announcement' && (isNew || message.id === work.announcement?.id)) work.announcement = message
}

function noteChange(work: Work, message: Message) {
  const { index, found } = findPlace(work.messages, message)
  if (found) work.cursor = cursorAfterChange(work.cursor, work.messages[index] as Message, message, work.me)
}

function putIntoWindows(work: Work, message: Message) {
  const outside = work.older && isBefore(message, work.messages[0] ?? null)
  if (outside) work.beyond = withNewest(work.beyond, message)
  else putInPlace(work.messages, message)
  if (!work.past || !findPlace(work.past.messages, message).found) return
  const messages = [...work.past.messages]
  putInPlace(messages, message)
  work.past = { ...work.past, messages }
}

function isBefore(message: Message, other: Message | null): boolean {
  return other !== null && byPlace(message, other) < 0
}

function withNewest(beyond: ChatView['beyond'], message: Message): ChatView['beyond'] {
  const { [message.id]: _, ...others } = beyond
  const entries = Object.entries(others).slice(1 - BEYOND_LIMIT)
  return Object.fromEntries([...entries, [message.id, message]])
}

function pinsWith(pins: readonly Message[], message: Message): readonly Message[] {
  const isPinned = message.pinnedAt !== null
  if (!isPinned && !pins.some((pin) => pin.id === message.id)) return pins
  return sortedPins(isPinned ? [...without(pins, message), message] : without(pins, message))
}

function without<T extends { id: string }>(list: readonly T[], gone: T): T[] {
  return list.filter((each) => each.id !== gone.id)
}

/** Latest pin first; a recalled message is no longer shown as pinned. */
function sortedPins(pins: readonly Message[]): Message[] {
  const latest = (a: Message, b: Message) => Date.parse(b.pinnedAt ?? b.at) - Date.parse(a.pinnedAt ?? a.at)
  return pins.filter((pin) => !pin.recalledAt).sort((a, b) => latest(a, b) || (a.id < b.id ? -1 : 1))
}

/** A topic counts a new message once: what was said up to `lastAt` is in its count already. */
function topicsAfter(topics: readonly Topic[], { topicId, at }: Message): readonly Topic[] {
  const topic = topics.find((each) => each.id === topicId)
  if (!topic || (topic.lastAt !== null && Date.parse(at) <= Date.parse(topic.lastAt))) return topics
  return sortedTopics([...without(topics, topic), { ...topic, messages: topic.messages + 1, lastAt: at }])
}

/** Topics that were talked in lately first. */
function sortedTopics(topics: readonly Topic[]): Topic[] {
  const moved = (topic: Topic) => Date.parse(topic.lastAt ?? topic.openedAt)
  return [...topics].sort((a, b) => moved(b) - moved(a) || (a.id < b.id ? -1 : 1))
}
