import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { readCommunityName } from '../../community/index.ts'
import { type changeMembershipRulesEndpoint, VersionChanged } from '../contract.ts'
import { rulesOf } from '../queries/membership-rules.ts'
import { db } from '../tables.ts'

/** Changes by which rules members come back and stay; whoever has paid keeps theirs. Raises `commerce.version_changed`. */
export async function changeMembershipRules(
  ctx: Context,
  { communityId, version, mostRefunds, mostExits, afterEnd }: RequestOf<typeof changeMembershipRulesEndpoint>,
): Promise<AnswerOf<typeof changeMembershipRulesEndpoint>> {
  await readCommunityName(ctx, communityId)
  const { rows } = await sql`
    insert into commerce.membership_rules as r
      (tenant_id, community_id, most_refunds, most_exits, after_end, version, changed_at)
    select ${ctx.tenantId}, ${communityId}, ${mostRefunds}, ${mostExits}, ${afterEnd}, ${version} + 1, ${ctx.now}
     where ${version} = coalesce((select version from commerce.membership_rules
       where tenant_id = ${ctx.tenantId} and community_id = ${communityId}), 0)
    on conflict (tenant_id, community_id) do update
      set most_refunds = excluded.most_refunds, most_exits = excluded.most_exits, after_end = excluded.after_end,
          version = excluded.version, changed_at = excluded.changed_at
      where r.version = ${version}
    returning version`.execute(db(ctx))
  if (rows.length === 0) throw VersionChanged()
  return rulesOf(ctx, communityId)
}
