import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorId } from '../../identity/index.ts'
import { accessCommunity } from '../access.ts'
import { type acceptRulesEndpoint, RulesNotAccepted } from '../contract.ts'
import { type CommunityRow, db } from '../tables.ts'

/** A member accepts the current rules. Raises `community.rules_not_accepted` when they have read an older version. */
export async function acceptRules(
  ctx: Context,
  { communityId, version }: RequestOf<typeof acceptRulesEndpoint>,
): Promise<void> {
  const community = await accessCommunity(ctx, communityId, 'toRead')
  requireCurrent(community, version)
  await acceptFor(ctx, community, actorId(ctx))
}

/** Consent is to the very words in force: an older version is not the same promise. */
export function requireCurrent({ rules_version }: CommunityRow, accepted: number): void {
  if (accepted !== rules_version) throw RulesNotAccepted({ version: rules_version })
}

/** Notes that somebody accepts the current rules; the first time counts. */
export async function acceptFor(ctx: Context, { id, rules_version }: CommunityRow, personId: PersonId): Promise<void> {
  await db(ctx)
    .insertInto('community.acceptances')
    .values({
      tenant_id: ctx.tenantId,
      community_id: id,
      version: rules_version,
      person_id: personId,
      accepted_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
