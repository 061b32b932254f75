/** One chat kept up to date while somebody looks at it. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import {
  type ChatState,
  type Cursor,
  type GroupEvent,
  listEventsEndpoint,
  readChatEndpoint,
} from '../../../server/modules/messaging/contract.ts'
import { type Answer, type Ask, freshChat, isSignedOut, refusalOf } from './ask.ts'
import { applyEvents, fromFresh, startAfresh } from './chat-store.ts'
import { type ChatView, isBehind } from './chat-view.ts'
import { cursorAt, furtherCursor } from './cursor.ts'
import type { EventsFrame } from './frames.ts'
import { type OutboxEntry, pendingOf } from './outbox.ts'
import { dropPending, dropSettled, markFailed, markSending, markSent, withPending } from './pending.ts'
import { Value } from './value.ts'

/** `kept`: shown from this device, not yet compared with the server. */
type RoomStatus = 'loading' | 'kept' | 'ready' | 'failed'
type RoomState = { status: RoomStatus; view: ChatView | null; failure: unknown }

export type RoomWords = {
  groupId: GroupId
  me: PersonId
  ask: Ask
  readKept: () => Promise<ChatView | null>
  unsent: () => readonly OutboxEntry[]
  onChange: (view: ChatView) => void
  /** The chat is shown for the first time. */
  onFirst: () => void
  /** I have read further than the server knows: without a network, perhaps in a tab that was closed since. */
  onReadFurther: () => void
  /** I may not read this chat any more: nothing of it stays on this device. */
  onGone: () => void
}

/** Further behind than this it costs less to fetch the state than the events. */
const worthCatchingUp = 1000
/** A gap is usually closed by the next frame; only one that stays is asked about. */
const gapPatienceMs = 800

export class Room {
  readonly state = new Value<RoomState>({ status: 'loading', view: null, failure: null })
  readonly groupId: GroupId
  readonly #words: RoomWords
  /** The highest `seq` heard of. */
  #head = 0
  #catchingUp: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: RoomWords) {
    this.#words = words
    this.groupId = words.groupId
  }

  get view(): ChatView | null {
    return this.state.get().view
  }

  /** Shows what this device kept, then brings it up to date. */
  async open() {
    const kept = await this.#words.readKept()
    if (kept && !this.view) this.#show('kept', this.#withUnsent({ ...kept, me: this.#words.me }))
    await this.catchUp()
  }

  /** Asks the server for what is missing; one question at a time. */
  catchUp(): Promise<void> {
    clearTimeout(this.#timer)
    this.#catchingUp ??= this.#fetchMissing().then(
      () => this.#caughtUp(),
      (failure: unknown) => this.#fail(failure),
    )
    return this.#catchingUp
  }

  /** Takes events from the socket. */
  take(frame: EventsFrame) {
    this.#head = Math.max(this.#head, frame.head)
    if (!this.view) return
    if (frame.epoch !== this.view.epoch) return void this.startAfresh()
    this.change((view) => applyEvents(view, frame.events as GroupEvent[], frame.beside))
    this.#mindTheGap()
  }

  /** The history was rewritten, or too much was missed. */
  async startAfresh() {
    this.#head = 0
    const fresh = await this.#readFresh().catch((failure: unknown) => this.#fail(failure))
    if (fresh)
      this.#show(
        'ready',
        this.view ? startAfresh(this.view, fresh) : this.#withUnsent(fromFresh(fresh, this.#words.me)),
      )
  }

  /** Changes the view by one of the pure steps; nothing happens before there is one. */
  change(step: (view: ChatView) => ChatView) {
    const { view, status } = this.state.get()
    if (view) this.#show(status, step(view))
  }

  showUnsent(entry: OutboxEntry) {
    this.change((view) => withPending(view, pendingOf(entry)))
  }

  sendingAgain(clientId: string) {
    this.change((view) => markSending(view, clientId))
  }

  drop(clientId: string) {
    this.change((view) => dropPending(view, clientId))
  }

  /** Lets go of messages that are not waiting on this device any more. */
  forgetSent(unsent: ReadonlySet<string>) {
    const { view } = this
    const next = view && dropSettled(view, unsent)
    if (!next || next === view) return
    this.change(() => next)
    void this.catchUp()
  }

  /** What became of a message of mine. */
  settle(clientId: string, answer: Answer) {
    if (answer.t === 'refused') this.change((view) => markFailed(view, clientId, answer))
    if (answer.t !== 'sent') return
    this.#head = Math.max(this.#head, answer.seq)
    this.change((view) => markSent(view, clientId, answer))
    this.#mindTheGap()
  }

  readUpTo(number: number) {
    this.change((view) => ({ ...view, cursor: cursorAt(view.cursor, number, view.lastNumber) }))
  }

  takeCursor(cursor: Cursor) {
    this.change((view) => ({ ...view, cursor: furtherCursor(view.cursor, cursor) }))
  }

  /** The list of my groups knows of a later event or another epoch. */
  compareWith(told: { epoch: number; seq: number }) {
    if (!this.view) return
    this.#head = Math.max(this.#head, told.seq)
    if (told.epoch !== this.view.epoch) void this.startAfresh()
    else this.#mindTheGap()
  }

  close() {
    clearTimeout(this.#timer)
  }

  async #fetchMissing() {
    for (let view = this.view; view; view = this.view) {
      const { groupId, seq, epoch } = view
      const page = await this.#words.ask(listEventsEndpoint, { groupId, since: seq, epoch })
      if (page.reset || page.epoch !== epoch || page.head - seq > worthCatchingUp) break
      this.#takePage(page)
      if ((this.view?.seq ?? 0) >= page.head) return
      if (page.events.length === 0) break
    }
    await this.startAfresh()
  }

  #takePage(page: Pick<EventsFrame, 'head' | 'events' | 'beside'> & { cursor: Cursor }) {
    this.#head = Math.max(this.#head, page.head)
    const view = applyEvents(this.view as ChatView, page.events, page.beside)
    // The figure belongs to `head`: with more pages to come it already counts what they will bring.
    if (view.cursor.readNumber > page.cursor.readNumber) this.#words.onReadFurther()
    this.#show('ready', view.seq >= page.head ? { ...view, cursor: furtherCursor(view.cursor, page.cursor) } : view)
  }

  #readFresh(): Promise<ChatState> {
    return this.#words.ask(readChatEndpoint, freshChat(this.groupId))
  }

  #withUnsent(view: ChatView): ChatView {
    const mine = this.#words.unsent().filter((entry) => entry.groupId === this.groupId)
    return mine.reduce((shown, entry) => withPending(shown, pendingOf(entry)), view)
  }

  #mindTheGap() {
    const { view } = this
    if (!view || this.#catchingUp) return
    clearTimeout(this.#timer)
    if (isBehind(view) || this.#head > view.seq) this.#timer = setTimeout(() => void this.catchUp(), gapPatienceMs)
  }

  #caughtUp() {
    this.#catchingUp = null
    this.#mindTheGap()
  }

  /** Nobody asks again at once: the next frame or the next connection does. */
  #fail(failure: unknown) {
    this.#catchingUp = null
    if (refusalOf(failure) && !isSignedOut(failure)) return this.#lose(failure)
    const { view } = this
    this.state.set({ status: view ? 'kept' : 'failed', view, failure })
  }

  #lose(failure: unknown) {
    this.state.set({ status: 'failed', view: null, failure })
    this.#words.onGone()
  }

  #show(status: RoomStatus, view: ChatView) {
    const isFirst = this.view === null
    this.state.set({ status, view, failure: null })
    this.#words.onChange(view)
    if (isFirst) this.#words.onFirst()
  }
}
