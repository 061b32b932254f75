import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorIdOrNull, looksOverAll } from '../access.ts'
import type { GroupId, JoinRequestId, listJoinRequestsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'

type Found = {
  id: JoinRequestId
  group_id: GroupId
  group_name: string
  person_id: PersonId
  questions: string[]
  answers: string[]
  asked_at: Date
}

// More than anybody decides in one sitting; the next ones show when these are done.
const atOnce = 500

/** Requests nobody has decided yet in the groups the actor runs, oldest first. */
export async function listJoinRequests(
  ctx: Context,
  { groupId }: RequestOf<typeof listJoinRequestsEndpoint>,
): Promise<AnswerOf<typeof listJoinRequestsEndpoint>> {
  const open = await find(ctx, groupId)
  const cardOf = await cardsOf(
    ctx,
    open.map(({ person_id }) => person_id),
  )
  const rows = open.map(({ id, group_id, group_name, person_id, questions, answers, asked_at }) => ({
    id,
    groupId: group_id,
    groupName: group_name,
    person: cardOf(person_id),
    questions,
    answers,
    askedAt: asked_at.toISOString(),
  }))
  return { rows }
}

async function find(ctx: Context, groupId: GroupId | undefined): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select r.*, g.name as group_name
      from ${openRequests(ctx)}
       and (${groupId ?? null}::text is null or r.group_id = ${groupId ?? null})
     order by r.asked_at, r.id limit ${atOnce}`.execute(db(ctx))
  return rows
}

/** The open requests `r` that the actor may decide, each with its group `g`; to be narrowed further by `and`. */
function openRequests(ctx: Context): RawBuilder<unknown> {
  const me = actorIdOrNull(ctx)
  return sql`community.join_requests r
      join community.groups g on g.tenant_id = r.tenant_id and g.id = r.group_id
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
      left join community.seats s on s.tenant_id = g.tenant_id and s.group_id = g.id and s.person_id = ${me}
     where r.tenant_id = ${ctx.tenantId} and r.decided_at is null
       and (${looksOverAll(ctx)} or c.owner_id = ${me} or s.role in ('owner', 'assistant'))`
}

/** Open requests of one group: how many, and who asked first. */
export type AskedGroup = {
  groupId: GroupId
  groupName: string
  count: number
  personId: PersonId
  answers: string[]
  since: Date
  /** How many groups there are of this kind. */
  all: number
}

/** The groups in which people wait for the actor's decision, who waits longest first; in one statement. */
export async function listAskedGroups(ctx: Context, limit: number): Promise<AskedGroup[]> {
  const { rows } = await sql<AskedGroup>`
    select *, (count(*) over ())::int as "all" from (
      select distinct on (r.group_id) r.group_id as "groupId", g.name as "groupName", r.person_id as "personId",
             r.answers, r.asked_at as since, (count(*) over (partition by r.group_id))::int as count
        from ${openRequests(ctx)}
       order by r.group_id, r.asked_at, r.id) asked
     order by since, "groupId" limit ${limit}`.execute(db(ctx))
  return rows
}
