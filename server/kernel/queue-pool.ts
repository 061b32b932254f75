/**
 * The job queue's connections. The queue gives up for good, taking its process along, when it cannot note that a job has
 * ended; so it waits for a database that is away, and notes again what was cut off.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAway } from './database.ts'
import { followPrimary } from './pool.ts'
import { PrimaryClient } from './primary-client.ts'

const pauseMs = 300
/** Its own statements that end a job; doing one twice changes nothing. */
const endsJob = /^(complete|fail)_job/
/** A code after which the queue tries again by itself (cannot_connect_now). */
const tryAgain = '57P03'

/** Opens the pool; once `closing`, nobody waits any more. */
export function openQueuePool(url: string, closing: AbortSignal): pg.Pool {
  // Jobs open transactions of their own elsewhere; what the queue itself asks is short.
  return followPrimary(new QueuePool({ connectionString: url, max: 6, Client: QueueClient, closing }), 20_000)
}

class QueueClient extends PrimaryClient {
  // The overloads of pg cannot be expressed as one signature.
  override query(...args: never[]): never {
    const answer = (super.query as (...given: unknown[]) => unknown).apply(this, args)
    const { name } = ((args as unknown[])[0] ?? {}) as { name?: string }
    if (!(answer instanceof Promise) || !name || !endsJob.test(name)) return answer as never
    return answer.catch((fault) => {
      throw isAway(fault) ? Object.assign(fault, { code: tryAgain }) : fault
    }) as never
  }
}

type Wish = pg.PoolConfig & { closing: AbortSignal }

class QueuePool extends pg.Pool {
  readonly #closing: AbortSignal

  constructor({ closing, ...wish }: Wish) {
    super(wish)
    this.#closing = closing
  }

  override connect(...args: never[]): never {
    const [callback] = args as unknown[]
    const connect = (...given: unknown[]) => (super.connect as (...words: unknown[]) => unknown)(...given)
    return (callback ? connect(callback) : this.#connectPatiently(connect)) as never
  }

  async #connectPatiently(connect: () => unknown): Promise<unknown> {
    for (;;) {
      try {
        return await connect()
      } catch (fault) {
        if (!isAway(fault) || this.#closing.aborted) throw fault
        await sleep(pauseMs)
      }
    }
  }
}
