import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import type { copyRelayEndpoint } from '../../contract.ts'
import { accessOwnRelay } from '../../queries/relays/access-relay.ts'
import { makeActivity } from '../make-activity.ts'

/** The same relay anew, checked like any other that is made. Raises what making one raises. */
export async function copyRelay(
  ctx: Context,
  { activityId, title, startsAt, endsAt }: RequestOf<typeof copyRelayEndpoint>,
): Promise<AnswerOf<typeof copyRelayEndpoint>> {
  const { community_id: communityId, channels, terms } = await accessOwnRelay(ctx, activityId)
  return makeActivity(ctx, { communityId, channels, terms, title, startsAt, endsAt })
}
