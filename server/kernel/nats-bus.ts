/**
 * Hints between nodes over NATS, for installations that have outgrown LISTEN/NOTIFY. The same promise: the database is
 * the truth, a lost hint costs a delay. The client reconnects by itself for as long as it takes; then states are compared.
 */
import { randomUUID } from 'node:crypto'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import { Ears } from './ears.ts'

const subject = 'qunluo.hints'
const pauseMs = 2

export async function openNatsBus(url: string, log: Logger): Promise<Bus> {
  const connection = await connect({ servers: url, maxReconnectAttempts: -1, waitOnFirstConnect: true })
  return new NatsBus(connection, log)
}

class NatsBus implements Bus {
  readonly #ears = new Ears()
  readonly #self = randomUUID().slice(0, 8)
  readonly #connection: NatsConnection
  #waiting = new Map<string, [string, string]>()
  #timer: NodeJS.Timeout | null = null

  constructor(connection: NatsConnection, log: Logger) {
    this.#connection = connection
    connection.subscribe(subject, { callback: (_, message) => this.#hear(message.string()) })
    this.#watch(log)
  }

  async #watch(log: Logger): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'disconnect') log.warn('the bus is away; nodes compare state every few seconds')
      if (type === 'reconnect') this.#ears.tellGap()
    }
  }

  #hear(text: string): void {
    const { from, hints } = JSON.parse(text) as { from: string; hints: [string, string][] }
    if (from === this.#self) return
    for (const hint of hints) this.#ears.tell(hint)
  }

  onHint(topic: string, hear: (about: string) => void): void {
    this.#ears.onHint(topic, hear)
  }
  onGap(compare: () => void): void {
    this.#ears.onGap(compare)
  }
  tell(topic: string, about: string): void {
    this.#ears.tell([topic, about])
    this.tellOthers(topic, about)
  }
  tellOthers(topic: string, about: string): void {
    this.#waiting.set(`${topic} ${about}`, [topic, about])
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs)
  }

  #flush(): void {
    this.#timer = null
    const hints = [...this.#waiting.values()]
    this.#waiting = new Map()
    if (hints.length > 0) this.#connection.publish(subject, JSON.stringify({ from: this.#self, hints }))
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#flush()
    await this.#connection.drain().catch(() => {})
  }
}
