import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { actorId, ownSession } from '../../identity/index.ts'
import type { readNoticesEndpoint } from '../contract.ts'
import { listListeners, readWishes } from './list-listeners.ts'

/** What I want to be told of, and on which devices. */
export async function readNotices(ctx: Context): Promise<AnswerOf<typeof readNoticesEndpoint>> {
  const me = actorId(ctx)
  const wishesOf = await readWishes(ctx, [me])
  const devices = (await listListeners(ctx, [me])).get(me)?.devices ?? []
  const own = ownSession(ctx)
  return {
    wishes: wishesOf(me),
    devices: devices.map(({ id, name, session_id, added_at }) => ({
      id,
      name,
      current: session_id === own,
      addedAt: added_at.toISOString(),
    })),
  }
}
