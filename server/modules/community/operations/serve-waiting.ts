import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { db, type GroupRow } from '../tables.ts'
import { claimSeats, sit, tellJoined } from './take-seat.ts'

type Served = { personId: PersonId; invitedBy: PersonId | null }

/**
 * Gives every free seat to whoever waits longest; they are told by the news that they have joined. Whoever frees a seat
 * calls this in the same transaction, holding the group, so that nobody waits while there is room and nobody is served
 * twice. A closed group serves when it opens again.
 */
export async function serveWaiting(ctx: Context, group: GroupRow): Promise<void> {
  const served = await takeFromLine(ctx, group)
  if (served.length === 0) return
  if (!(await claimSeats(ctx, group, served.length))) throw new Error(`seats of ${group.id} changed without its lock`)
  await sit(ctx, group, served)
  await tellJoined(ctx, group, served)
}

async function takeFromLine(ctx: Context, group: GroupRow): Promise<Served[]> {
  const { rows } = await sql<Served>`
    with next as (
      select person_id from community.waiting
       where tenant_id = ${ctx.tenantId} and group_id = ${group.id}
       order by ticket
       limit coalesce((select g.cap - g.taken from community.groups g
                         join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
                        where g.tenant_id = ${ctx.tenantId} and g.id = ${group.id}
                          and g.closed_at is null and c.archived_at is null), 0)
    ), taken as (
      delete from community.waiting
       where tenant_id = ${ctx.tenantId} and group_id = ${group.id} and person_id in (select person_id from next)
      returning person_id, invited_by, ticket
    )
    select person_id as "personId", invited_by as "invitedBy" from taken order by ticket`.execute(db(ctx))
  return rows
}
