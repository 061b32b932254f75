/** Whose groups may be looked into: operators see all, others those they run (their owner, assistants, the community's owner). */
import type { Context } from '../../kernel/context.ts'
import type { CommunityId, GroupId } from '../community/contract.ts'
import { type GroupCard, isManager, listVisibleGroupIds, readGroups } from '../community/index.ts'

/** Cards of the groups the actor may look into, in the order in which they were opened; none for a plain member. */
export async function listOwnGroups(ctx: Context): Promise<Map<GroupId, GroupCard>> {
  const ids = await listVisibleGroupIds(ctx)
  const found = await readGroups(ctx, ids)
  const cards = ids.flatMap((id) => found.get(id) ?? [])
  const mine = looksOverAll(ctx) ? cards : await keepManaged(ctx, cards)
  return new Map(mine.map((card) => [card.id as GroupId, card]))
}

/** Operators of the tenant and the system itself. */
export function looksOverAll({ actor }: Context): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && /^(owner|admin)$/.test(actor.staffRole ?? ''))
}

/** The community's owner runs all its groups, whatever seat they have there: asked once for each community left in doubt. */
async function keepManaged(ctx: Context, cards: readonly GroupCard[]): Promise<GroupCard[]> {
  const doubtful = cards.filter((card) => !runsBySeat(card))
  const runs = new Map<CommunityId, boolean>()
  for (const { id, communityId } of doubtful as { id: GroupId; communityId: CommunityId }[]) {
    if (!runs.has(communityId)) runs.set(communityId, await isManager(ctx, id))
  }
  return cards.filter((card) => runsBySeat(card) || runs.get(card.communityId as CommunityId))
}

const runsBySeat = ({ myRole }: GroupCard) => myRole === 'owner' || myRole === 'assistant'
