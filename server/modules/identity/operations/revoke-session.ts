import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { actorId, ownSession } from '../access.ts'
import type { SessionId } from '../contract.ts'
import { endSessions } from './end-sessions.ts'

/** Ends one of my sessions; ending the present one signs me out. Raises `kernel.not_found` for somebody else's. */
export async function revokeSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<void> {
  const ended = await endSessions(ctx, actorId(ctx), { only: sessionId })
  if (ended === 0) throw NotFound()
  if (sessionId === ownSession(ctx)) ctx.outgoing.session = null
}
