import type { Context } from '../../../kernel/context.ts'
import { actorId, ownSession } from '../access.ts'
import { endSessions } from './end-sessions.ts'

/** Ends all my sessions but the present one. */
export async function revokeOtherSessions(ctx: Context): Promise<{ ended: number }> {
  return { ended: await endSessions(ctx, actorId(ctx), { except: ownSession(ctx) }) }
}
