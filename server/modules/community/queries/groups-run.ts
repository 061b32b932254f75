/** The groups that somebody runs, as rows for a statement of a later module: the tables stay here. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { actorIdOrNull, looksOverAll } from '../access.ts'
import { containing } from './containing.ts'

export type GroupFilter = {
  communityId?: string | undefined
  /** A part of the name of the group, its community or its owner. */
  q?: string | undefined
  /** The letters of `q` may stand apart in the group's name, in their order. */
  scattered?: boolean | undefined
  city?: string | undefined
  interest?: string | undefined
  industry?: string | undefined
  /** Those that were closed or archived, too. */
  closed?: boolean | undefined
}

/**
 * A sub-select of the groups the actor runs: operators all of them, others those whose owner or assistant they are and those of
 * their own communities. Columns: `id`, `name`, `owner_name`, `created_at`, `closed_at`, `cap`, `taken`, `city`, `interest`, `industry`. To be
 * joined rather than fetched: naming 1,000 groups one by one in nine statements took longer than all they were asked for.
 */
export function groupsRun(ctx: Context, filter: GroupFilter = {}): RawBuilder<unknown> {
  return sql`(
    select g.id, g.name, g.created_at, g.cap, g.taken, c.city, c.interest, c.industry, ${ownerName} as owner_name,
           coalesce(g.closed_at, c.archived_at) as closed_at
      from community.groups g
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
     where g.tenant_id = ${ctx.tenantId} and ${runs(ctx)} and ${sql.join(conditionsOf(filter), sql` and `)})`
}

/** Worked out only where it is asked for. */
const ownerName = sql`(
  select o.name from community.memberships o
   where o.tenant_id = g.tenant_id and o.community_id = g.community_id and o.person_id = coalesce(
     (select s.person_id from community.seats s
       where s.tenant_id = g.tenant_id and s.group_id = g.id and s.role = 'owner'), c.owner_id))`

function runs(ctx: Context): RawBuilder<unknown> {
  if (looksOverAll(ctx)) return sql`true`
  const me = actorIdOrNull(ctx)
  return sql`(c.owner_id = ${me} or g.id in (
    select s.group_id from community.seats s
     where s.tenant_id = ${ctx.tenantId} and s.person_id = ${me} and s.role in ('owner', 'assistant')))`
}

function conditionsOf({
  communityId,
  q,
  scattered,
  city,
  interest,
  industry,
  closed,
}: GroupFilter): RawBuilder<unknown>[] {
  const conditions = [closed ? sql`true` : sql`g.closed_at is null and c.archived_at is null`]
  if (communityId) conditions.push(sql`g.community_id = ${communityId}`)
  if (city) conditions.push(sql`c.city = ${city}`)
  if (interest) conditions.push(sql`c.interest = ${interest}`)
  if (industry) conditions.push(sql`c.industry = ${industry}`)
  if (q?.trim()) {
    const like = containing(q)
    const name = scattered ? [...q.trim()].map(containing).join('') : like
    conditions.push(sql`(g.name ilike ${name} or c.name ilike ${like} or ${ownerName} ilike ${like})`)
  }
  return conditions
}
