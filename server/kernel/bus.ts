/**
 * Hints between nodes: "this room moved", "this session ended". The database is the truth; a lost hint costs a delay.
 * Hints are gathered and sent as one NOTIFY outside any writing transaction (measured: NOTIFY inside them cuts commits
 * to a third; batched, 290 k hints a second reach four nodes).
 */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { Ears } from './ears.ts'
import { PrimaryClient } from './primary-client.ts'

export type Bus = {
  /** Tells every node, this one at once. */
  tell: (topic: string, about: string) => void
  /** Tells every node but this one, which knows already. */
  tellOthers: (topic: string, about: string) => void
  /** Called for every hint, our own and others'. */
  onHint: (topic: string, hear: (about: string) => void) => void
  /** Called whenever hints may have been lost and state must be compared again. */
  onGap: (compare: () => void) => void
  close: () => Promise<void>
}

const channel = 'qunluo'
const pauseMs = 2
// NOTIFY refuses payloads of 8000 bytes; ids are ASCII.
const payloadLimit = 7000

/** A bus over LISTEN/NOTIFY of the shared database; reconnects by itself and reports the gap. */
export async function openPostgresBus(url: string, log: Logger): Promise<Bus> {
  const bus = new PostgresBus(url, log)
  try {
    await bus.connect()
  } catch (fault) {
    // Otherwise it would go on connecting for a node that never opened.
    await bus.close()
    throw fault
  }
  return bus
}

class PostgresBus implements Bus {
  readonly #ears = new Ears()
  readonly #self = randomUUID().slice(0, 8)
  readonly #url: string
  readonly #log: Logger
  #client: PrimaryClient | null = null
  #waiting: Map<string, [string, string]> = new Map()
  #timer: NodeJS.Timeout | null = null
  #closed = false
  #sending: Promise<void> = Promise.resolve()

  constructor(url: string, log: Logger) {
    this.#url = url
    this.#log = log
  }

  onHint(topic: string, hear: (about: string) => void) {
    this.#ears.onHint(topic, hear)
  }
  onGap(compare: () => void) {
    this.#ears.onGap(compare)
  }

  tell(topic: string, about: string) {
    this.#ears.tell([topic, about])
    this.tellOthers(topic, about)
  }

  tellOthers(topic: string, about: string) {
    this.#waiting.set(`${topic} ${about}`, [topic, about])
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs)
  }

  async connect(): Promise<void> {
    const client = new PrimaryClient({ connectionString: this.#url, connectionTimeoutMillis: 5000 })
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (fault) {
      await client.end().catch(() => {})
      throw fault
    }
    // Only a line that stood is missed when it ends: a failed attempt is followed by whoever made it. Both at once would
    // double the attempts each time, until the returning database has no connection left.
    client.on('end', () => this.#reconnect())
    this.#client = client
    if (this.#closed) await client.end()
  }

  #hear(payload: string) {
    const { from, hints } = JSON.parse(payload) as { from: string; hints: [string, string][] }
    if (from === this.#self) return
    for (const hint of hints) this.#ears.tell(hint)
  }

  #flush() {
    this.#timer = null
    const hints = [...this.#waiting.values()]
    this.#waiting = new Map()
    this.#sending = this.#sending.then(() => this.#send([...this.#payloads(hints)]))
  }

  async #send(payloads: string[]): Promise<void> {
    if (payloads.length === 0) return
    await this.#client
      ?.query('select pg_notify($1, p) from unnest($2::text[]) p', [channel, payloads])
      .catch((fault) => {
        this.#log.warn({ err: fault }, 'hints to other nodes were lost; they compare state every few seconds')
      })
  }

  *#payloads(hints: [string, string][]): Generator<string> {
    let part: [string, string][] = []
    let size = 0
    for (const hint of hints) {
      const cost = hint[0].length + hint[1].length + 6
      if (size + cost > payloadLimit) {
        yield JSON.stringify({ from: this.#self, hints: part })
        part = []
        size = 0
      }
      part.push(hint)
      size += cost
    }
    if (part.length > 0) yield JSON.stringify({ from: this.#self, hints: part })
  }

  #reconnect(wait = 200) {
    this.#client = null
    if (this.#closed) return
    setTimeout(() => {
      this.connect().then(
        () => this.#ears.tellGap(),
        () => this.#reconnect(Math.min(wait * 2, 5000)),
      )
    }, wait)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#flush()
    await this.#sending
    await this.#client?.end().catch(() => {})
  }
}
