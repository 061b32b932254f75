import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { actorId } from '../../identity/index.ts'
import { accessCommunity } from '../access.ts'
import type { CommunityId, foundCommunityEndpoint } from '../contract.ts'
import { readCommunityCard } from '../queries/list-communities.ts'
import { presets, type Start } from '../rules/presets.ts'
import { db } from '../tables.ts'
import { layOutGroup } from './open-group.ts'
import { writeRules } from './publish-rules.ts'

type Wish = RequestOf<typeof foundCommunityEndpoint>

/** Founds a community in one step: card, rules, welcome and promises of the preset, and its first group with a join link. */
export async function foundCommunity(ctx: Context, wish: Wish): Promise<AnswerOf<typeof foundCommunityEndpoint>> {
  const start = presets[wish.preset]
  const communityId = await writeCommunity(ctx, wish, start)
  await writeRules(ctx, communityId, 1, wish.rules ?? start.rules)
  const community = await accessCommunity(ctx, communityId, 'toChange')
  const group = await layOutGroup(ctx, community, {
    name: wish.groupName ?? start.groupName,
    about: '',
    cap: wish.cap ?? start.cap,
    threshold: wish.threshold ?? start.threshold,
  })
  return { community: await readCommunityCard(ctx, communityId), group }
}

async function writeCommunity(ctx: Context, wish: Wish, start: Start): Promise<CommunityId> {
  const id = newId('com')
  await db(ctx)
    .insertInto('community.communities')
    .values({
      tenant_id: ctx.tenantId,
      id,
      name: wish.name,
      preset: wish.preset,
      about: wish.about ?? start.about.zh,
      interest: wish.interest ?? '',
      industry: wish.industry ?? '',
      country: wish.region?.country ?? '',
      province: wish.region?.province ?? '',
      city: wish.region?.city ?? '',
      owner_id: actorId(ctx),
      welcome: start.welcome,
      promises: start.promises,
      rules_version: 1,
      created_at: ctx.now,
      archived_at: null,
    })
    .execute()
  return id
}
