import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessCommunity } from '../access.ts'
import type { CommunityId, GroupId, readCommunityEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { readCommunityCard } from './list-communities.ts'
import { listVisibleGroupIds } from './list-group-ids.ts'
import { readGroups } from './read-groups.ts'

/** A community with those of its groups the actor may look into. */
export async function readCommunity(
  ctx: Context,
  { communityId }: RequestOf<typeof readCommunityEndpoint>,
): Promise<AnswerOf<typeof readCommunityEndpoint>> {
  const visible = new Set(await listVisibleGroupIds(ctx))
  const ids = (await listGroupIdsOf(ctx, communityId)).filter((id) => visible.has(id))
  const groups = await readGroups(ctx, ids)
  return { community: await readCommunityCard(ctx, communityId), groups: [...groups.values()] }
}

async function listGroupIdsOf(ctx: Context, communityId: CommunityId): Promise<GroupId[]> {
  const rows = await db(ctx)
    .selectFrom('community.groups')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', communityId)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a community is called. Raises `kernel.not_found`. */
export async function readCommunityName(ctx: Context, communityId: CommunityId): Promise<string> {
  return (await accessCommunity(ctx, communityId, 'toRead')).name
}
