/** Replies between two people, and the talks they belong to. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { dayText } from '../../rules/business-days.ts'
import { db } from '../../tables.ts'
import type { Asked, Evidence } from '../list-evidence.ts'
import { showMessages } from './gather.ts'

type Found = { id: MessageId; total: number; estimated: boolean }

export async function listAnswers(ctx: Context, asked: Asked): Promise<Evidence> {
  const rows = await finderOf(asked)(ctx, asked)
  return showMessages(
    ctx,
    rows.map(({ id }) => id),
    rows[0]?.total ?? 0,
    new Set(rows.flatMap(({ id, estimated }) => (estimated ? [id] : []))),
  )
}

function finderOf({ of, personId, toPersonId }: Asked) {
  if (of !== 'replies') return findTalks
  return personId && toPersonId ? findBetween : findReplies
}

/** The lines behind one arc, also where one of the two is the owner and one of the operator's people. */
async function findBetween(ctx: Context, { groupId, from, until, personId, toPersonId, days, limit }: Asked) {
  const { rows } = await sql<Found>`
    select message_id as id, by = 'model' as estimated, (count(*) over ())::int as total from insight.links
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = ${personId}
       and to_person_id = ${toPersonId} and at >= ${days.startOf(from)} and at < ${days.startOf(until + 1)}
     order by at desc, message_id desc limit ${limit}`.execute(db(ctx))
  return rows
}

async function findReplies(ctx: Context, asked: Asked): Promise<Found[]> {
  const { groupId, from, until, limit } = asked
  const [personId, toPersonId] = [asked.personId ?? null, asked.toPersonId ?? null]
  const { rows } = await sql<Found>`
    select message_id as id, estimated, (count(*) over ())::int as total from insight.replies
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and to_person_id is not null
       and day between ${dayText(from)} and ${dayText(until)}
       and (${personId}::text is null or person_id = ${personId})
       and (${toPersonId}::text is null or to_person_id = ${toPersonId})
     order by day desc, message_id desc limit ${limit}`.execute(db(ctx))
  return rows
}

/**
 * The first messages of talks: of one person those that drew two others, of the group all of at least two people. As in
 * `gatherTalks`, whoever started before these days is not heard in them.
 */
async function findTalks(ctx: Context, asked: Asked): Promise<Found[]> {
  const { groupId, from, until, limit } = asked
  const personId = asked.personId ?? null
  const { rows } = await sql<Found>`
    select root as id, estimated, (count(*) over ())::int as total from (
      select root, max(day) as day, max(starter) filter (where started_on >= ${dayText(from)}) as starter,
             array_agg(distinct person_id) as people, bool_and(estimated) as estimated
        from insight.replies
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId}
         and day between ${dayText(from)} and ${dayText(until)}
       group by root) talks
     where case when ${personId}::text is null
             then cardinality(people) + (starter is not null and starter <> all(people))::int >= 2
             else starter = ${personId} and cardinality(array_remove(people, starter)) >= 2 end
     order by day desc, root desc limit ${limit}`.execute(db(ctx))
  return rows
}
