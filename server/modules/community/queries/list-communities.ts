import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { actorIdOrNull, looksOverAll } from '../access.ts'
import type { Community, CommunityId, listCommunitiesEndpoint } from '../contract.ts'
import { type CommunityRow, db } from '../tables.ts'
import { cardsOf } from './cards.ts'
import { containing } from './containing.ts'

type Question = RequestOf<typeof listCommunitiesEndpoint>
type Found = CommunityRow & { members: number; groups: number }

/** Communities the actor may see, newest first. */
export async function listCommunities(ctx: Context, ask: Question): Promise<AnswerOf<typeof listCommunitiesEndpoint>> {
  const rows = await find(ctx, sql`${visible(ctx)} and ${filter(ask)}`, ask.limit + 1)
  const page = await toCommunities(ctx, rows.slice(0, ask.limit))
  return { rows: page, next: rows.length > ask.limit ? (page.at(-1)?.id ?? null) : null }
}

/** One community. Raises `kernel.not_found`. */
export async function readCommunityCard(ctx: Context, communityId: CommunityId): Promise<Community> {
  const [community] = await toCommunities(ctx, await find(ctx, sql`c.id = ${communityId}`, 1))
  if (!community) throw NotFound()
  return community
}

/** Members are people: whoever sits in several groups is counted once. */
async function find(ctx: Context, condition: RawBuilder<unknown>, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select c.*,
           (select count(*) from community.groups g where g.tenant_id = c.tenant_id and g.community_id = c.id) as groups,
           (select count(*) from community.seated s
             where s.tenant_id = c.tenant_id and s.community_id = c.id) as members
      from community.communities c
     where c.tenant_id = ${ctx.tenantId} and ${condition}
     order by c.id desc limit ${limit}`.execute(db(ctx))
  return rows
}

function visible(ctx: Context): RawBuilder<unknown> {
  if (looksOverAll(ctx)) return sql`true`
  const me = actorIdOrNull(ctx)
  return sql`(c.owner_id = ${me} or exists (
    select from community.groups g join community.seats s on s.tenant_id = g.tenant_id and s.group_id = g.id
     where g.tenant_id = c.tenant_id and g.community_id = c.id and s.person_id = ${me}))`
}

function filter({ q, city, interest, industry, archived, after }: Question): RawBuilder<unknown> {
  const conditions = [sql`(c.archived_at is not null) = ${archived}`]
  if (q) conditions.push(sql`(c.name ilike ${containing(q)} or c.about ilike ${containing(q)})`)
  if (city) conditions.push(sql`c.city = ${city}`)
  if (interest) conditions.push(sql`c.interest = ${interest}`)
  if (industry) conditions.push(sql`c.industry = ${industry}`)
  if (after) conditions.push(sql`c.id < ${after}`)
  return sql.join(conditions, sql` and `)
}

async function toCommunities(ctx: Context, rows: Found[]): Promise<Community[]> {
  const cardOf = await cardsOf(
    ctx,
    rows.map((row) => row.owner_id),
  )
  return rows.map((row) => toCommunity(row, cardOf(row.owner_id)))
}

function toCommunity(row: Found, owner: PersonCard): Community {
  const { id, name, preset, about, interest, industry, welcome, promises, members, groups } = row
  const { country, province, city } = row
  return {
    ...{ id, name, preset, about, interest, industry, welcome, promises, members, groups, owner },
    region: { country, province, city },
    rulesVersion: row.rules_version,
    createdAt: row.created_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
  }
}
