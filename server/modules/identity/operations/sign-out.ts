import type { Context } from '../../../kernel/context.ts'
import { actorId, ownSession } from '../access.ts'
import { endSessions } from './end-sessions.ts'

/** Ends the present session and takes its cookie away. */
export async function signOut(ctx: Context): Promise<void> {
  await endSessions(ctx, actorId(ctx), { only: ownSession(ctx) })
  ctx.outgoing.session = null
}
