import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { actorIdOrNull, looksOverAll } from '../access.ts'
import type { GroupId, listGroupsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { readGroups } from './read-groups.ts'

type Question = RequestOf<typeof listGroupsEndpoint>

/** The groups of a community, as `listVisibleGroupIds` lets the actor see them, a page at a time. */
export async function listGroups(
  ctx: Context,
  { communityId, after, limit }: Question,
): Promise<AnswerOf<typeof listGroupsEndpoint>> {
  const me = actorIdOrNull(ctx)
  const { rows: found } = await sql<{ id: GroupId }>`
    select g.id from community.groups g
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
     where g.tenant_id = ${ctx.tenantId} and g.community_id = ${communityId}
       and (${looksOverAll(ctx)} or c.owner_id = ${me} or exists (
         select from community.seats s
          where s.tenant_id = g.tenant_id and s.group_id = g.id and s.person_id = ${me}))
       and (${after ?? null}::text is null or (g.created_at, g.id) > (
         select p.created_at, p.id from community.groups p where p.tenant_id = ${ctx.tenantId} and p.id = ${after ?? null}))
     order by g.created_at, g.id limit ${limit + 1}`.execute(db(ctx))
  const page = found.slice(0, limit).map(({ id }) => id)
  const groups = await readGroups(ctx, page)
  return {
    rows: page.flatMap((id) => groups.get(id) ?? []),
    next: found.length > limit ? (page.at(-1) ?? null) : null,
  }
}
