import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { CronJob } from '../../../kernel/jobs.ts'
import type { CommunityId, GroupId } from '../contract.ts'
import { db } from '../tables.ts'

type SeatDifference = { groupId: GroupId; taken: number; seats: number }

/** Groups whose count of taken seats is not the number of their seats; the rows are the truth, the count follows them. */
export async function listSeatDifferences(ctx: Context): Promise<SeatDifference[]> {
  const { rows } = await sql<SeatDifference>`
    select g.id as "groupId", g.taken, count(s.person_id) as seats
      from community.groups g
      left join community.seats s on s.tenant_id = g.tenant_id and s.group_id = g.id
     where g.tenant_id = ${ctx.tenantId}
     group by g.tenant_id, g.id having g.taken <> count(s.person_id)`.execute(db(ctx))
  return rows
}

type MemberDifference = { communityId: CommunityId; counted: number; seated: number }

/** Communities whose members, as they are kept, are not the people on their seats. */
export async function listMemberDifferences(ctx: Context): Promise<MemberDifference[]> {
  const { rows } = await sql<MemberDifference>`
    select coalesce(k.community_id, s.community_id) as "communityId", coalesce(k.members, 0) as counted,
           coalesce(s.members, 0) as seated
      from (select community_id, count(*)::int as members, sum(seats) as seats from community.seated
             where tenant_id = ${ctx.tenantId} group by 1) k
      full join (select g.community_id, count(distinct s.person_id)::int as members, count(*) as seats
             from community.seats s join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
            where s.tenant_id = ${ctx.tenantId} group by 1) s on s.community_id = k.community_id
     where (k.members, k.seats) is distinct from (s.members, s.seats)`.execute(db(ctx))
  return rows
}

/** Every night each group's count is held against its seats; a difference is a fault of ours and is reported as one. */
export const compareSeats: CronJob = {
  name: 'community.compare_seats',
  pattern: '40 19 * * *',
  does: async (ctx) => {
    for (const found of await listSeatDifferences(ctx)) ctx.log.error(found, 'taken seats were miscounted')
    for (const found of await listMemberDifferences(ctx)) ctx.log.error(found, 'members were miscounted')
  },
}
