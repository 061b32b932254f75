import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { accessCommunity, lockGroupsOf } from '../access.ts'
import type { changeCommunityEndpoint, Community } from '../contract.ts'
import { readCommunityCard } from '../queries/list-communities.ts'
import { given } from '../rules/given.ts'
import { type CommunityRow, db } from '../tables.ts'
import { serveWaiting } from './serve-waiting.ts'

type Wish = RequestOf<typeof changeCommunityEndpoint>

/** Changes the card of a community, or archives it: an archived community lets nobody in and takes no words. */
export async function changeCommunity(ctx: Context, { communityId, ...wish }: Wish): Promise<Community> {
  const groups = wish.archived === false ? await lockGroupsOf(ctx, communityId) : []
  const before = await accessCommunity(ctx, communityId, 'toChange')
  const changes = changesOf(ctx, before, wish)
  if (Object.keys(changes).length > 0) {
    await db(ctx)
      .updateTable('community.communities')
      .set(changes)
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', communityId)
      .execute()
  }
  for (const group of groups) await serveWaiting(ctx, group)
  return readCommunityCard(ctx, communityId)
}

function changesOf(ctx: Context, before: CommunityRow, wish: Omit<Wish, 'communityId'>): Partial<CommunityRow> {
  const { archived, region = {}, ...words } = wish
  const archivedAt = archived ? (before.archived_at ?? ctx.now) : null
  return {
    ...given(words),
    ...given(region),
    ...(archived === undefined ? {} : { archived_at: archivedAt }),
  }
}
