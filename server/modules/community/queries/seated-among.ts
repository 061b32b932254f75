import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { CommunityId } from '../contract.ts'
import { db } from '../tables.ts'

/** Who of some people sits in a group of a community now; with null, of any community of the tenant. */
export async function seatedAmong(
  ctx: Context,
  communityId: CommunityId | null,
  personIds: readonly PersonId[],
): Promise<Set<PersonId>> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select distinct person_id from community.seated
     where tenant_id = ${ctx.tenantId} and person_id = any(${personIds}::text[])
       and (${communityId}::text is null or community_id = ${communityId})`.execute(db(ctx))
  return new Set(rows.map(({ person_id }) => person_id))
}

/** Who sits in a community under one of these names, whatever its case; several may be called the same. */
export async function findCalled(
  ctx: Context,
  communityId: CommunityId,
  names: readonly string[],
): Promise<Map<string, PersonId[]>> {
  const { rows } = await sql<{ name: string; people: PersonId[] }>`
    select w.name, json_agg(m.person_id order by m.person_id) as people
      from (select distinct unnest(${names}::text[]) as name) w
      join community.memberships m on lower(btrim(m.name)) = lower(w.name)
      join community.seated s on s.tenant_id = m.tenant_id and s.community_id = m.community_id and s.person_id = m.person_id
     where m.tenant_id = ${ctx.tenantId} and m.community_id = ${communityId} group by w.name`.execute(db(ctx))
  return new Map(rows.map(({ name, people }) => [name, people]))
}
