/** One WebSocket to the server that comes back by itself. */
import type { ClientFrame, ServerFrame } from '../../../server/modules/messaging/contract.ts'
import { readFrames } from './frames.ts'
import { pauseAfter } from './pauses.ts'

/** `connecting`: an attempt is under way; `offline`: waiting for the next one. */
export type ConnectionState = 'connecting' | 'online' | 'offline'

type ConnectionWords = {
  address: string
  /** Asked before each attempt; its answer is the first frame sent. Throwing counts as a failed attempt. */
  greet: () => Promise<ClientFrame>
  onFrames: (frames: readonly ServerFrame[]) => void
  onState: (state: ConnectionState) => void
  /** True when there is no use in trying again, e.g. after signing out. */
  isFinal?: (failure: unknown) => boolean
  openSocket?: (address: string) => WebSocket
  chance?: () => number
}

const beatMs = 25_000
const missedBeats = 2
const openMs = 12_000
const wakeAnswerMs = 5_000

/**
 * Opens the line and keeps it open until `close`: greets, waits for `ready`, pings every 25 s, takes two
 * unanswered pings as a dead line, and comes back after growing pauses.
 */
export class Connection {
  state: ConnectionState = 'offline'
  readonly #words: ConnectionWords
  #socket: WebSocket | null = null
  /** Counts attempts, so that what an old one still does is ignored. */
  #attempt = 0
  #failures = 0
  #unanswered = 0
  #ended = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: ConnectionWords) {
    this.#words = words
    void this.#connect()
  }

  /** False when the frame could not be sent now. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== 1) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  /** Tries at once, or makes sure that the line is alive: for a page that comes back to the front. */
  wake() {
    if (this.#ended || this.state === 'connecting') return
    if (this.state === 'online') return this.#askForLife()
    this.#failures = 0
    void this.#connect()
  }

  /** The device says that it has no network: no need to wait for unanswered pings. */
  lose() {
    if (this.state === 'online') this.#fail()
  }

  close() {
    this.#ended = true
    this.#attempt += 1
    clearTimeout(this.#timer)
    this.#letGo()
    this.#change('offline')
  }

  async #connect() {
    this.#attempt += 1
    const mine = this.#attempt
    this.#change('connecting')
    this.#later(openMs, () => this.#fail())
    try {
      const greeting = await this.#words.greet()
      if (mine === this.#attempt) this.#listen(greeting)
    } catch (failure) {
      if (mine !== this.#attempt) return
      if (this.#words.isFinal?.(failure)) this.close()
      else this.#fail()
    }
  }

  #listen(greeting: ClientFrame) {
    const open = this.#words.openSocket ?? ((address) => new WebSocket(address))
    const socket = open(this.#words.address)
    this.#socket = socket
    socket.onopen = () => socket.send(JSON.stringify(greeting))
    socket.onclose = () => this.#fail()
    socket.onmessage = (message) => this.#take(readFrames(message.data))
  }

  #take(frames: readonly ServerFrame[]) {
    this.#unanswered = 0
    if (this.state !== 'online' && frames.some((frame) => frame.t === 'ready')) this.#arrive()
    this.#words.onFrames(frames)
  }

  #arrive() {
    this.#failures = 0
    this.#later(beatMs, () => this.#beat())
    this.#change('online')
  }

  #beat() {
    if (this.#unanswered >= missedBeats) return this.#fail()
    this.#ping()
    this.#later(beatMs, () => this.#beat())
  }

  #askForLife() {
    this.#ping()
    this.#later(wakeAnswerMs, () => (this.#unanswered > 0 ? this.#fail() : this.#beat()))
  }

  #ping() {
    this.#unanswered += 1
    this.send({ t: 'ping', at: Date.now() })
  }

  #fail() {
    this.#attempt += 1
    this.#letGo()
    if (this.#ended) return
    const chance = this.#words.chance ?? Math.random
    this.#later(pauseAfter(this.#failures, chance()), () => void this.#connect())
    this.#failures += 1
    this.#change('offline')
  }

  /** A socket let go is not listened to any more: its late close is not another failure. */
  #letGo() {
    const old = this.#socket
    this.#socket = null
    this.#unanswered = 0
    if (!old) return
    old.onopen = null
    old.onclose = null
    old.onmessage = null
    old.close()
  }

  #later(ms: number, then: () => void) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(then, ms)
  }

  #change(next: ConnectionState) {
    if (next === this.state) return
    this.state = next
    this.#words.onState(next)
  }
}
