/** `/healthz`: the process lives. `/readyz`: it can do its work — the database takes writes and it is not shutting down. */
import { CompiledQuery } from 'kysely'
import type { FastifyInstance } from 'fastify'
import type { Ground } from '../ground.ts'

const takesWrites = `select not (pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean) as yes`

const closing = new WeakSet<Ground>()

/** From now on the load balancer should send requests elsewhere. */
export function announceClosing(ground: Ground): void {
  closing.add(ground)
}

export function serveHealth(server: FastifyInstance, ground: Ground): void {
  server.get('/healthz', { config: { rateLimit: false } }, async () => ({ status: 'ok' }))
  server.get('/readyz', { config: { rateLimit: false } }, async (_, reply) => {
    const database = await ground.database.kysely.executeQuery(CompiledQuery.raw(takesWrites)).then(
      ({ rows }) => ((rows[0] as { yes: boolean }).yes ? ('ok' as const) : ('read-only' as const)),
      () => 'away' as const,
    )
    const ready = database === 'ok' && !closing.has(ground)
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', database, closing: closing.has(ground) })
  })
}
