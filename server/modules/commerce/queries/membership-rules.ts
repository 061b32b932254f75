import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import { readCommunityName } from '../../community/index.ts'
import type { MembershipRules, readMembershipRulesEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Until a community says otherwise: no limits, and whoever came in by a fee that ran out leaves. */
const unsaid: MembershipRules = { mostRefunds: null, mostExits: null, afterEnd: 'leaves', version: 0 }

/** The rules of a community as they stand now. */
export async function rulesOf(ctx: Context, communityId: CommunityId): Promise<MembershipRules> {
  const found = await db(ctx)
    .selectFrom('commerce.membership_rules')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', communityId)
    .executeTakeFirst()
  if (!found) return unsaid
  const { most_refunds, most_exits, after_end, version } = found
  return { mostRefunds: most_refunds, mostExits: most_exits, afterEnd: after_end, version }
}

/** The same, for everybody: they are published. Raises `kernel.not_found`. */
export async function readMembershipRules(
  ctx: Context,
  { communityId }: RequestOf<typeof readMembershipRulesEndpoint>,
): Promise<AnswerOf<typeof readMembershipRulesEndpoint>> {
  await readCommunityName(ctx, communityId)
  return rulesOf(ctx, communityId)
}
