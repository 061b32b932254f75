import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessCommunity } from '../access.ts'
import type { CommunityId, readCommunityEndpoint } from '../contract.ts'
import { readCommunityCard } from './list-communities.ts'
import { listGroups } from './list-groups.ts'

/** A community with the first of its groups that the actor may look into; `list_groups` reads on. */
export async function readCommunity(
  ctx: Context,
  { communityId }: RequestOf<typeof readCommunityEndpoint>,
): Promise<AnswerOf<typeof readCommunityEndpoint>> {
  const { rows } = await listGroups(ctx, { communityId, limit: 50 })
  return { community: await readCommunityCard(ctx, communityId), groups: rows }
}

/** What a community is called. Raises `kernel.not_found`. */
export async function readCommunityName(ctx: Context, communityId: CommunityId): Promise<string> {
  return (await accessCommunity(ctx, communityId, 'toRead')).name
}
