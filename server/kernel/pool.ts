/** Pools whose connections all lead to the server that takes writes. */
import pg from 'pg'
import { PrimaryClient } from './primary-client.ts'

type Wish = pg.PoolConfig & {
  Client?: typeof PrimaryClient
  /** Milliseconds after which an answer that is owed is asked after. */
  silenceMs: number
}

/** Opens a pool. One connection that turns out to be read-only takes all others with it: they lead to the same server. */
export function openPool({ silenceMs, ...wish }: Wish): pg.Pool {
  return followPrimary(new pg.Pool({ Client: PrimaryClient, ...wish }), silenceMs)
}

/** Keeps a pool of primary clients together. */
export function followPrimary<P extends pg.Pool>(pool: P, silenceMs: number): P {
  const held = new Set<PrimaryClient>()
  // A connection lost while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (connected) => {
    if (!(connected instanceof PrimaryClient)) return
    held.add(connected)
    connected.watchSilence(silenceMs)
    connected.once('stranded', () => {
      for (const other of held) other.leave(new Error('Connection terminated: the server became read-only'))
    })
  })
  pool.on('remove', (client) => client instanceof PrimaryClient && held.delete(client))
  return pool
}
