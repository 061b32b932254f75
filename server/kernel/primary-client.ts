/**
 * A pg client that stays with a server only as long as it can write there. After a fail-over an old connection may lead to a
 * standby, to a former primary or to nobody at all: each is left, so that the next connection finds the new primary.
 */
import type { Socket } from 'node:net'
import pg from 'pg'

const readOnlyCode = '25006'
/** What PostgreSQL tells by itself, when one connects and when it changes; a pooler between may keep it to itself. */
const tellsReadOnly = /^(in_hot_standby|default_transaction_read_only)$/
const firstProbeMs = 10_000
const answerWithinMs = 5000

const readOnly = () =>
  Object.assign(new Error('the database may only be read there: a standby, or set read-only'), { code: readOnlyCode })
const silent = () =>
  Object.assign(new Error('the database has gone silent: Connection terminated'), { code: 'ETIMEDOUT' })

export class PrimaryClient extends pg.Client {
  // What the types of pg leave out.
  declare readonly connection: pg.Connection
  declare readonly readyForQuery: boolean
  declare readonly processID: number
  readonly #config: pg.ClientConfig

  constructor(given?: string | pg.ClientConfig) {
    const config = typeof given === 'string' ? { connectionString: given } : (given ?? {})
    super({ keepAlive: true, keepAliveInitialDelayMillis: firstProbeMs, ...config })
    this.#config = config
    // Lost in the middle of work, the work tells; without a listener the loss would end the process.
    this.on('error', () => {})
    this.connection.on('parameterStatus', (told: { parameterName: string; parameterValue: string }) => {
      if (tellsReadOnly.test(told.parameterName) && told.parameterValue === 'on') this.#strand()
    })
    this.connection.on('errorMessage', ({ code }: { code?: string }) => {
      if (code === readOnlyCode) this.#strand()
    })
  }

  #strand(): void {
    this.leave(readOnly())
    this.emit('stranded')
  }

  /** Ends the connection at once; what is under way on it fails with this fault. */
  leave(fault: Error): void {
    this.connection.stream.destroy(fault)
  }

  /**
   * Keepalives find a peer that vanished while nothing was said to it, not one that vanished before it was asked. Whoever
   * is owed an answer for so many milliseconds asks on a second connection whether it is still being worked on.
   */
  watchSilence(ms: number): void {
    const socket = this.connection.stream as Socket
    const listen = () => socket.setTimeout(ms)
    socket.on('timeout', () => {
      if (this.readyForQuery) return
      this.#isAtWork().then((isAtWork) => (isAtWork ? listen() : this.leave(silent())))
    })
    listen()
  }

  async #isAtWork(): Promise<boolean> {
    const asking = { connectionTimeoutMillis: answerWithinMs, query_timeout: answerWithinMs }
    const other = new pg.Client({ ...this.#config, ...asking })
    other.on('error', () => {})
    try {
      await other.connect()
      // A commit that waits for a standby which is away would wait for ever: whoever asked may rather ask again.
      const atWork = `select from pg_stat_activity where pid = $1 and state = 'active' and wait_event is distinct from 'SyncRep'`
      return (await other.query(atWork, [this.processID])).rowCount === 1
    } catch {
      return false
    } finally {
      other.end().catch(() => {})
    }
  }
}
