import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { GroupId } from '../contract.ts'
import { db } from '../tables.ts'

export type OwnedGroup = { id: GroupId; name: string }

/** Open groups that somebody owns, oldest first. */
export async function listOwnedGroups(ctx: Context, personId: PersonId): Promise<OwnedGroup[]> {
  const { rows } = await sql<OwnedGroup>`
    select g.id, g.name from community.seats s
      join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
     where s.tenant_id = ${ctx.tenantId} and s.person_id = ${personId} and s.role = 'owner'
       and g.closed_at is null and c.archived_at is null
     order by g.created_at, g.id`.execute(db(ctx))
  return rows
}

/** In how many groups somebody sits. */
export async function countGroupsOf(ctx: Context, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from community.seats
     where tenant_id = ${ctx.tenantId} and person_id = ${personId}`.execute(db(ctx))
  return rows[0]?.count ?? 0
}
