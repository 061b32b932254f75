/** A member in the storm: says one thing after another until each is acknowledged, on whatever node answers. */
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { ChatState, ServerFrame } from '../../../server/modules/messaging/contract.ts'
import { applyEvents, comparable, fromFresh, startAfresh } from '../../../web/ui/sync/chat-store.ts'
import type { ChatView } from '../../../web/ui/sync/chat-view.ts'

export type Citizen = { personId: PersonId; cookie: string; groupId: GroupId }

const patienceMs = 1500

export class Walker {
  readonly citizen: Citizen
  readonly acknowledged: string[] = []
  readonly refused: string[] = []
  view: ChatView | null = null
  readonly #origins: () => string[]
  readonly #random: () => number
  #socket: WebSocket | null = null
  #stopped = false
  #told: ((clientId: string) => void) | null = null

  constructor(citizen: Citizen, origins: () => string[], random: () => number) {
    this.citizen = citizen
    this.#origins = origins
    this.#random = random
  }

  /** Talks until told to stop; what is not acknowledged in time is sent again under the same client id. */
  async walk(): Promise<void> {
    for (let turn = 1; !this.#stopped; turn += 1) {
      const clientId = randomUUID()
      while (!(await this.#say(clientId, `第 ${turn} 句`))) if (!this.#socket) await this.#connect()
      this.acknowledged.push(clientId)
    }
  }

  stop(): void {
    this.#stopped = true
  }

  async #say(clientId: string, text: string): Promise<boolean> {
    const socket = this.#socket
    if (socket?.readyState !== WebSocket.OPEN) {
      this.#socket = null
      return false
    }
    let isHeard = false
    const { promise, resolve } = Promise.withResolvers<void>()
    // An answer may come late, to what was said before.
    this.#told = (answered) => {
      if (answered !== clientId) return
      isHeard = true
      resolve()
    }
    const patience = setTimeout(resolve, patienceMs)
    socket.once('close', resolve)
    socket.send(JSON.stringify({ t: 'send', groupId: this.citizen.groupId, draft: { clientId, text } }))
    await promise
    clearTimeout(patience)
    socket.off('close', resolve)
    if (!isHeard) this.#leave()
    return isHeard
  }

  #leave(): void {
    this.#socket?.terminate()
    this.#socket = null
  }

  async #connect(): Promise<void> {
    const origins = this.#origins()
    const origin = origins[Math.floor(this.#random() * origins.length)] ?? ''
    try {
      this.view ??= fromFresh(await this.fetchChat(origin), this.citizen.personId)
      this.#socket = await this.#open(origin)
      this.greet()
    } catch {
      await new Promise((wake) => setTimeout(wake, 50))
    }
  }

  async #open(origin: string): Promise<WebSocket> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/realtime`, {
      headers: { cookie: `qunluo_session=${this.citizen.cookie}` },
      handshakeTimeout: 2000,
    })
    socket.on('error', () => {})
    socket.on('message', (raw) => {
      for (const frame of JSON.parse(String(raw)) as ServerFrame[]) this.#hear(frame)
    })
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('close', () => reject(new Error('no node')))
    })
    return socket
  }

  greet(): void {
    if (!this.view || this.#socket?.readyState !== WebSocket.OPEN) return
    const { epoch, seq } = this.view
    this.#socket.send(JSON.stringify({ t: 'hello', have: { [this.citizen.groupId]: { epoch, seq } } }))
  }

  #hear(frame: ServerFrame): void {
    if (frame.t === 'sent') this.#told?.(frame.clientId)
    // A node whose database is away refuses with a clear word; the same message is sent again.
    if (frame.t === 'refused') this.refused.push(frame.code)
    if (frame.t === 'events' && this.view && frame.epoch === this.view.epoch)
      this.view = applyEvents(this.view, frame.events)
    if (frame.t === 'reset') void this.#startAfresh()
  }

  async #startAfresh(): Promise<void> {
    const fresh = await this.fetchChat(this.#origins()[0] ?? '').catch(() => null)
    if (fresh && this.view) this.view = startAfresh(this.view, fresh)
  }

  async fetchChat(origin: string): Promise<ChatState> {
    return this.ask(origin, `/groups/${this.citizen.groupId}/chat?limit=200`) as Promise<ChatState>
  }

  async ask(origin: string, path: string): Promise<unknown> {
    const answer = await fetch(`${origin}/api${path}`, {
      headers: { cookie: `qunluo_session=${this.citizen.cookie}` },
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }

  /** Whether, with the line whole again, what it holds comes to equal what is fetched afresh. */
  async settles(origin: string, head: number): Promise<boolean> {
    this.#leave()
    for (const until = Date.now() + 20_000; !this.#socket && Date.now() < until; ) await this.#connect()
    for (const until = Date.now() + 20_000; (this.view?.seq ?? 0) < head && Date.now() < until; ) {
      this.greet()
      await new Promise((wake) => setTimeout(wake, 200))
    }
    const fresh = fromFresh(await this.fetchChat(origin), this.citizen.personId)
    this.#leave()
    return this.view !== null && JSON.stringify(comparable(this.view)) === JSON.stringify(comparable(fresh))
  }
}
