import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorIdOrNull } from '../access.ts'
import type { CommunityId, readRulesEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'

type Answer = AnswerOf<typeof readRulesEndpoint>

type Version = {
  version: number
  articles: string[]
  published_at: Date
  published_by: PersonId
  accepted: number
}

/** The rules in force, every earlier version, how many accepted each, and the latest version the actor accepted. */
export async function readRules(ctx: Context, { communityId }: RequestOf<typeof readRulesEndpoint>): Promise<Answer> {
  const versions = await listVersions(ctx, communityId)
  const cardOf = await cardsOf(
    ctx,
    versions.map((one) => one.published_by),
  )
  const [current, ...earlier] = versions.map((one) => ({
    version: one.version,
    articles: one.articles,
    changedBy: cardOf(one.published_by),
    publishedAt: one.published_at.toISOString(),
    accepted: one.accepted,
  }))
  if (!current) throw new Error(`community ${communityId} has no rules`)
  return { current, earlier, myAcceptedVersion: await readAcceptedVersion(ctx, communityId) }
}

async function listVersions(ctx: Context, communityId: CommunityId): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select r.version, r.articles, r.published_at, r.published_by,
           (select count(*) from community.acceptances a
             where a.tenant_id = r.tenant_id and a.community_id = r.community_id and a.version = r.version) as accepted
      from community.rules r
     where r.tenant_id = ${ctx.tenantId} and r.community_id = ${communityId}
     order by r.version desc`.execute(db(ctx))
  return rows
}

async function readAcceptedVersion(ctx: Context, communityId: CommunityId): Promise<number | null> {
  const accepted = await db(ctx)
    .selectFrom('community.acceptances')
    .select('version')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', actorIdOrNull(ctx))
    .where('community_id', '=', communityId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return accepted?.version ?? null
}
