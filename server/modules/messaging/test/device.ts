/** A member's device on a bad line: frames come late, twice, in another order or not at all, and the line breaks. */
import { WebSocket } from 'ws'
import { applyEvents, comparable, fromFresh, startAfresh } from '../../../../web/ui/sync/chat-store.ts'
import type { ChatView } from '../../../../web/ui/sync/chat-view.ts'
import { cookieName } from '../../../kernel/http/credential.ts'
import type { GroupId } from '../../community/contract.ts'
import { type Draft, readChatEndpoint, type ServerFrame } from '../contract.ts'
import type { Person } from './cast.ts'

export type Line = { lose: number; repeat: number; shuffle: number; random: () => number }
export const goodLine: Line = { lose: 0, repeat: 0, shuffle: 0, random: () => 0.5 }

export class Device {
  readonly person: Person
  readonly groupId: GroupId
  readonly line: Line
  view!: ChatView
  sent: Extract<ServerFrame, { t: 'sent' | 'refused' }>[] = []
  #socket: WebSocket | null = null
  #held: ServerFrame[] = []

  constructor(person: Person, groupId: GroupId, line: Line = goodLine) {
    this.person = person
    this.groupId = groupId
    this.line = line
  }

  /** Opens the chat: fetches its state over HTTP. */
  async open(): Promise<void> {
    this.view = fromFresh(await this.#fetch(), this.person.id)
  }

  #fetch() {
    return this.person.asks(readChatEndpoint, { groupId: this.groupId, limit: 200 })
  }

  async connect(origin: string): Promise<void> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/realtime`, {
      headers: { cookie: `${cookieName}=${this.person.cookie}` },
    })
    this.#socket = socket
    socket.on('message', (raw) => {
      if (this.#socket === socket) for (const frame of JSON.parse(String(raw)) as ServerFrame[]) this.#receive(frame)
    })
    socket.on('error', () => {})
    await new Promise<void>((resolve) => {
      socket.once('open', resolve)
      socket.once('close', () => resolve())
    })
    this.greet()
  }

  /** Says what it has and asks for what it lacks. */
  greet(): void {
    const { epoch, seq } = this.view
    this.#say({ t: 'hello', have: { [this.groupId]: { epoch, seq } } })
  }

  send(draft: Draft): void {
    this.#say({ t: 'send', groupId: this.groupId, draft })
  }

  #say(frame: unknown): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  /** The line breaks: what was on its way is lost. */
  break(): void {
    this.#socket?.terminate()
    this.#socket = null
    this.#held = []
  }

  #receive(frame: ServerFrame): void {
    if (frame.t === 'sent' || frame.t === 'refused') this.sent.push(frame)
    if (frame.t === 'reset')
      this.#fetch().then(
        (fresh) => (this.view = startAfresh(this.view, fresh)),
        () => {},
      )
    if (frame.t !== 'events' || frame.groupId !== this.groupId) return
    const { lose, repeat, shuffle, random } = this.line
    if (random() < lose) return
    this.#held.push(frame, ...(random() < repeat ? [frame] : []))
    if (random() < shuffle && this.#held.length < 4) return
    for (const held of this.#held.reverse()) this.#apply(held)
    this.#held = []
  }

  #apply(frame: ServerFrame): void {
    if (frame.t === 'events' && frame.epoch === this.view.epoch) this.view = applyEvents(this.view, frame.events)
  }

  /** Greets on a good line until nothing is missing. Gives up loudly. */
  async settle(head: number): Promise<void> {
    Object.assign(this.line, { lose: 0, repeat: 0, shuffle: 0 })
    const until = Date.now() + 20_000
    for (let turn = 0; this.view.seq < head; turn += 1) {
      if (Date.now() > until) throw new Error(`${this.person.name} stands at ${this.view.seq} of ${head}`)
      if (turn % 40 === 0) this.greet()
      await new Promise((wake) => setTimeout(wake, 25))
    }
  }

  /** The device's state beside the state fetched afresh. */
  async compare() {
    const fresh = fromFresh(await this.#fetch(), this.person.id)
    return { held: comparable(this.view), fresh: comparable(fresh), cursors: [this.view.cursor, fresh.cursor] }
  }
}
