/** Everything of one signed-in person that stays up to date: the list of groups, open chats, messages on their way. */
import type { AnswerOf, Endpoint, InputOf } from '../../../server/kernel/contract.ts'
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { ClientFrame, Draft, GroupEvent, ServerFrame } from '../../../server/modules/messaging/contract.ts'
import { type Ask, isSignedOut } from './ask.ts'
import type { Cache } from './cache.ts'
import { newClientId } from './client-id.ts'
import { Connection, type ConnectionState } from './connection.ts'
import type { EventsFrame } from './frames.ts'
import { InboxList } from './inbox-list.ts'
import { Later } from './later.ts'
import { risingMoments } from './moments-said.ts'
import type { Outbox } from './outbox.ts'
import { learnAbout } from './reading.ts'
import { tellRead } from './tell-read.ts'
import type { Room, RoomWords } from './room.ts'
import { Rooms } from './rooms.ts'
import { Sender } from './sender.ts'
import { noTabs, type Settled, type Tabs } from './tabs.ts'
import type { Typing } from './typing.ts'
import { Value } from './value.ts'
import { Watching } from './watching.ts'

type SyncWords = {
  me: PersonId
  ask: Ask
  outbox: Outbox
  cache: Cache
  /** The other open pages of mine in this browser. */
  tabs?: Tabs
  /** `wss://…/realtime` */
  address: string
  onSignedOut?: () => void
  openSocket?: (address: string) => WebSocket
}

const keepAfterMs = 1_000
const cursorAfterMs = 600

export class Sync {
  readonly inbox: InboxList
  readonly line = new Value<ConnectionState>('connecting')
  readonly me: PersonId
  readonly ask: Ask
  readonly outbox: Outbox
  readonly #words: SyncWords
  readonly #rooms = new Rooms((groupId) => this.#roomWords(groupId))
  readonly #sender: Sender
  readonly #later = new Later()
  readonly #tabs: Tabs
  readonly things = new Watching((things) => this.#connection?.send({ t: 'watch', things }))
  readonly #nextMoment = risingMoments()
  #isVisible = true
  #connection: Connection | null = null

  constructor(words: SyncWords) {
    this.#words = words
    this.me = words.me
    this.ask = words.ask
    this.outbox = words.outbox
    this.inbox = new InboxList(words)
    this.inbox.state.watch(() => this.#later.run('inbox', keepAfterMs, () => void this.inbox.keep()))
    this.#tabs = words.tabs ?? noTabs
    this.#sender = new Sender({
      ask: words.ask,
      outbox: words.outbox,
      alone: this.#tabs.alone,
      connection: () => this.#connection,
      onAnswer: ({ groupId, draft: { clientId } }, answer) => this.#settled({ groupId, clientId, answer }),
    })
  }

  /** Shows what this device kept and opens the line; answers with how to stop. */
  start(): () => void {
    void this.inbox.showKept()
    this.#tabs.onTold((settled) => this.#settle(settled))
    this.#connection = new Connection({
      address: this.#words.address,
      greet: () => this.#greet(),
      onFrames: (frames) => frames.forEach((frame) => this.#take(frame)),
      onState: (state) => this.#lineChanged(state),
      isFinal: isSignedOut,
      ...(this.#words.openSocket ? { openSocket: this.#words.openSocket } : {}),
    })
    return () => this.stop()
  }

  stop() {
    this.#connection?.close()
    this.#connection = null
    this.#sender.stop()
    this.#tabs.close()
    this.#later.runAll()
    this.#rooms.close()
  }

  /** The page came to the front, or the network is back. */
  wake() {
    this.#isVisible = true
    this.#tellLook()
    this.#connection?.wake()
    this.#forgetSent()
  }

  /** The device lost its network. */
  networkLost() {
    this.#connection?.lose()
  }

  /** Writes what is still unwritten: the page may be closed any moment. */
  settleNow() {
    this.#isVisible = false
    this.#tellLook()
    this.#later.runAll()
  }

  /** Somebody looks at a chat; `leave` it when done. */
  enter(groupId: GroupId) {
    this.#rooms.of(groupId).readers += 1
    this.#tellLook()
  }

  leave(groupId: GroupId) {
    this.#rooms.leave(groupId)
    this.#tellLook()
  }

  /** Tells which chat lies before my eyes, so that nobody calls me to it from afar. */
  #tellLook() {
    const looked = this.#isVisible ? this.#rooms.all().findLast(({ readers }) => readers > 0) : undefined
    this.#connection?.send({ t: 'look', groupId: looked?.room.groupId ?? null })
  }

  room(groupId: GroupId): Room {
    return this.#rooms.of(groupId).room
  }

  typing(groupId: GroupId): Typing {
    return this.#rooms.of(groupId).typing
  }

  /** Says something; it is shown at once and sent as soon as it can be. */
  send(groupId: GroupId, words: Omit<Draft, 'clientId'>) {
    const entry = { groupId, draft: { ...words, clientId: newClientId() }, at: this.#nextMoment(), refusal: null }
    this.outbox.keep(entry)
    this.room(groupId).showUnsent(entry)
    void this.#sender.run()
  }

  /** Sends a refused message again, under the same id. */
  retry(clientId: string) {
    const entry = this.outbox.entries().find((each) => each.draft.clientId === clientId)
    if (!entry) return
    this.outbox.keep({ ...entry, refusal: null })
    this.room(entry.groupId).sendingAgain(clientId)
    void this.#sender.run()
  }

  /** Takes a message away that was not accepted. */
  discard(groupId: GroupId, clientId: string) {
    this.outbox.remove(clientId)
    this.room(groupId).drop(clientId)
  }

  /** I have seen everything up to this number. */
  markRead(groupId: GroupId, number: number) {
    const room = this.room(groupId)
    if (!room.view || number <= room.view.cursor.readNumber) return
    room.readUpTo(number)
    this.inbox.takeCursor(groupId, room.view.cursor)
    this.#tellCursorSoon(groupId)
  }

  /** Tells the others that I am writing. */
  sayTyping(groupId: GroupId) {
    if (this.typing(groupId).isWorthTelling(Date.now())) this.#connection?.send({ t: 'typing', groupId })
  }

  /** Writes by an endpoint about a group; its event brings the change, fetched here when the line is down. */
  async act<E extends Endpoint>(groupId: GroupId, endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>> {
    const answer = await this.ask(endpoint, input)
    if (this.line.get() !== 'online') void this.#rooms.find(groupId)?.room.catchUp()
    return answer
  }

  /** Asks for the list of my groups again. */
  async refreshInbox(): Promise<void> {
    await this.inbox.fetch()
    for (const row of this.inbox.rows) this.#rooms.find(row.group.id)?.room.compareWith(row)
  }

  /** What I have of each group: open chats what they have, the others what the list says. */
  async #greet(): Promise<ClientFrame> {
    await this.refreshInbox().catch((failure) => {
      if (isSignedOut(failure)) this.#words.onSignedOut?.()
      throw failure
    })
    const have: Extract<ClientFrame, { t: 'hello' }>['have'] = {}
    for (const { group, epoch, seq } of this.inbox.rows) have[group.id] = { epoch, seq }
    for (const { room } of this.#rooms.all()) {
      if (room.view) have[room.groupId] = { epoch: room.view.epoch, seq: room.view.seq }
    }
    return { t: 'hello', have }
  }

  /** My own groups reach me anyway; one I only look into, as an operator, is asked for by name. */
  #follow(groupId: GroupId) {
    const view = this.#rooms.find(groupId)?.room.view
    if (!view || this.inbox.has(groupId)) return
    this.#connection?.send({ t: 'hello', have: { [groupId]: { epoch: view.epoch, seq: view.seq } } })
  }

  #lineChanged(state: ConnectionState) {
    this.line.set(state)
    if (state === 'online') {
      this.#forgetSent()
      this.#tellLook()
      this.things.again()
      void this.#sender.run()
      for (const { room } of this.#rooms.all()) this.#follow(room.groupId)
    }
    if (state === 'offline') this.#sender.lineLost()
  }

  #take(frame: ServerFrame) {
    if (frame.t === 'events') this.#takeEvents(frame as EventsFrame)
    if (frame.t === 'reset') void this.#rooms.find(frame.groupId)?.room.startAfresh()
    if (frame.t === 'sent' || frame.t === 'refused') this.#sender.take(frame)
    if (frame.t === 'changed') this.things.take(frame.thing)
    if (frame.t === 'cursor') this.#takeCursor(frame)
    if (frame.t === 'typing' && frame.personId !== this.me) this.#rooms.find(frame.groupId)?.typing.hear(frame.personId)
    if (frame.t === 'groups') this.#later.run('groups', 300, () => void this.refreshInbox().catch(() => {}))
  }

  #takeEvents(frame: EventsFrame) {
    const seat = this.#rooms.find(frame.groupId)
    const known = Object.values(seat?.room.view?.people ?? {})
    this.inbox.take(frame.groupId, frame.events as GroupEvent[], [...(frame.beside?.people ?? []), ...known])
    if (!seat) return
    seat.room.take(frame)
    const messages = frame.events.flatMap((event) => (event.kind === 'message' ? [event.message] : []))
    for (const message of messages) if (message.by) seat.typing.stop(message.by)
    // Names are a courtesy: without them the last four of the id are shown.
    if (seat.readers > 0) void learnAbout(this.ask, seat.room, messages).catch(() => {})
  }

  #takeCursor({ groupId, cursor }: Extract<ServerFrame, { t: 'cursor' }>) {
    const room = this.#rooms.find(groupId)?.room
    room?.takeCursor(cursor)
    // What was read without a network the server does not know yet.
    if ((room?.view?.cursor.readNumber ?? 0) > cursor.readNumber) this.#tellCursorSoon(groupId)
    this.inbox.takeCursor(groupId, cursor)
  }

  #tellCursorSoon(groupId: GroupId) {
    this.#later.run(`cursor ${groupId}`, cursorAfterMs, () => this.#tellCursor(groupId))
  }

  #tellCursor(groupId: GroupId) {
    const readNumber = this.#rooms.find(groupId)?.room.view?.cursor.readNumber
    if (readNumber !== undefined) tellRead({ line: this.#connection, ask: this.ask }, { groupId, readNumber })
  }

  /** A page in the background may not have heard what another one sent or took away. */
  #forgetSent() {
    const unsent = new Set(this.outbox.entries().map((entry) => entry.draft.clientId))
    for (const { room } of this.#rooms.all()) room.forgetSent(unsent)
  }

  #settled(settled: Settled) {
    this.#settle(settled)
    this.#tabs.tell(settled)
  }

  #settle({ groupId, clientId, answer }: Settled) {
    const room = this.#rooms.find(groupId)?.room
    room?.settle(clientId, answer)
    if (answer.t === 'sent' && this.line.get() !== 'online') void room?.catchUp()
  }

  #roomWords(groupId: GroupId): RoomWords {
    return {
      groupId,
      me: this.me,
      ask: this.ask,
      readKept: () => this.#words.cache.readChat(groupId),
      unsent: () => this.outbox.entries(),
      onChange: (view) => this.#later.run(`chat ${groupId}`, keepAfterMs, () => void this.#words.cache.keepChat(view)),
      onFirst: () => this.#follow(groupId),
      onReadFurther: () => this.#tellCursorSoon(groupId),
      onGone: () => {
        this.#later.drop(`chat ${groupId}`)
        void this.#words.cache.dropChat(groupId)
      },
    }
  }
}
