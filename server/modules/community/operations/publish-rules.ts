import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { actorId } from '../../identity/index.ts'
import { accessCommunity } from '../access.ts'
import { type CommunityId, type publishRulesEndpoint, RulesChangedMeanwhile, rulesPublished } from '../contract.ts'
import { readRules } from '../queries/read-rules.ts'
import { db } from '../tables.ts'
import { acceptFor } from './accept-rules.ts'

type Wish = RequestOf<typeof publishRulesEndpoint>

/**
 * Publishes the next version of the rules, which its author accepts by publishing it. Raises
 * `community.rules_changed_meanwhile` when somebody else has published since the author began to write.
 */
export async function publishRules(
  ctx: Context,
  { communityId, basedOn, articles }: Wish,
): Promise<AnswerOf<typeof publishRulesEndpoint>> {
  const community = await accessCommunity(ctx, communityId, 'toChange')
  if (community.rules_version !== basedOn) throw RulesChangedMeanwhile({ version: community.rules_version })
  const version = basedOn + 1
  await writeRules(ctx, communityId, version, articles)
  await db(ctx)
    .updateTable('community.communities')
    .set({ rules_version: version })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', communityId)
    .execute()
  await acceptFor(ctx, { ...community, rules_version: version }, actorId(ctx))
  await publish(ctx, rulesPublished, { communityId, version })
  return (await readRules(ctx, { communityId })).current
}

/** Writes a version down; it is in force once the community names it. */
export async function writeRules(ctx: Context, communityId: CommunityId, version: number, articles: string[]) {
  await db(ctx)
    .insertInto('community.rules')
    .values({
      tenant_id: ctx.tenantId,
      community_id: communityId,
      version,
      articles,
      published_at: ctx.now,
      published_by: actorId(ctx),
    })
    .execute()
}
