import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { CommunityId } from '../contract.ts'
import { db } from '../tables.ts'

/** Whether somebody sits in any group of a community now. */
export async function sitsInCommunity(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from community.seats s join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
     where s.tenant_id = ${ctx.tenantId} and s.person_id = ${personId} and g.community_id = ${communityId} limit 1`.execute(
    db(ctx),
  )
  return rows.length > 0
}
