/** Sockets outlive requests: when their session ends they are closed, at once by a hint, else within half a minute. */
import { enter, type Ground } from '../../kernel/ground.ts'
import type { SessionId, TenantId } from './contract.ts'
import { listLiveSessions } from './queries/list-live-sessions.ts'

const compareMs = 30_000

/** Watches the sessions that hold a socket of this node; returns how to stop. */
export async function watchSessions(ground: Ground): Promise<() => Promise<void>> {
  const compare = () =>
    compareSessions(ground).catch((fault) => ground.log.warn({ err: fault }, 'sessions could not be compared'))
  ground.bus.onHint('session', (id) => ground.hub.closeSession(id))
  ground.bus.onGap(compare)
  const timer = setInterval(compare, compareMs)
  return async () => clearInterval(timer)
}

/** Closes the sockets of every session that is no longer good; a hint may have been lost, or came before the socket. */
export async function compareSessions(ground: Ground): Promise<void> {
  const byTenant = Map.groupBy(ground.hub.holders(), ({ tenantId }) => tenantId)
  for (const [tenantId, holders] of byTenant) {
    const held = new Set(holders.map(({ sessionId }) => sessionId))
    for (const id of held.difference(await readGood(ground, tenantId, [...held]))) ground.hub.closeSession(id)
  }
}

function readGood(ground: Ground, tenantId: TenantId, ids: SessionId[]): Promise<Set<SessionId>> {
  const actor = { kind: 'system', name: 'watch_sessions' } as const
  return enter(ground, tenantId, actor, (ctx) => listLiveSessions(ctx, ids))
}
