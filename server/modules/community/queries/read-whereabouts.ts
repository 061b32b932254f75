import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { JoinRequestId } from '../contract.ts'
import { db, type GroupRow } from '../tables.ts'

/** How somebody stands to a group, whether they sit in it or not. */
export type Whereabouts = {
  seated: boolean
  /** Of their place in line. */
  ticket: number | null
  openRequest: JoinRequestId | null
  lastDecision: 'approved' | 'declined' | 'withdrawn' | null
  /** Why they are banned from the community; null when they are not. */
  banned: string | null
  removedAt: Date | null
}

/** In one statement; true for as long as the caller holds the group. */
export async function readWhereabouts(ctx: Context, group: GroupRow, personId: PersonId): Promise<Whereabouts> {
  const mine = sql`tenant_id = ${ctx.tenantId} and group_id = ${group.id} and person_id = ${personId}`
  const { rows } = await sql<Whereabouts>`
    select exists (select from community.seats where ${mine}) as seated,
           (select ticket from community.waiting where ${mine}) as ticket,
           (select id from community.join_requests where ${mine} and decided_at is null) as "openRequest",
           (select decision from community.join_requests where ${mine}
             order by asked_at desc, id desc limit 1) as "lastDecision",
           (select left_at from community.past_seats where ${mine} and how = 'removed'
             order by left_at desc limit 1) as "removedAt",
           (select reason from community.bans where tenant_id = ${ctx.tenantId}
               and community_id = ${group.community_id} and person_id = ${personId} and lifted_at is null) as banned
    `.execute(db(ctx))
  return rows[0] as Whereabouts
}
