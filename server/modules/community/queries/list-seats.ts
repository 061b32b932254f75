import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { GroupId, MemberRole } from '../contract.ts'
import { db } from '../tables.ts'

export type SeatHolder = { personId: PersonId; role: MemberRole; joinedAt: Date }

/** Everybody who sits in a group now, those who came first coming first. */
export function listSeatHolders(ctx: Context, groupId: GroupId): Promise<SeatHolder[]> {
  return db(ctx)
    .selectFrom('community.seats')
    .select(['person_id as personId', 'role', 'joined_at as joinedAt'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .orderBy('joined_at')
    .orderBy('person_id')
    .execute()
}

/** Somebody came (`joined`) or went (`left`, `removed`, `banned`). */
export type SeatChange = { personId: PersonId; at: Date; change: 'joined' | 'left' | 'removed' | 'banned' }

/** Every coming and going of a group with `from` ≤ at < `until`, in order; whoever came back is there again. */
export async function listSeatChanges(ctx: Context, groupId: GroupId, from: Date, until: Date): Promise<SeatChange[]> {
  const { rows } = await sql<SeatChange>`
    select person_id as "personId", at, change from (
      select person_id, joined_at as at, 'joined' as change from community.seats
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and joined_at >= ${from} and joined_at < ${until}
      union all
      select person_id, joined_at, 'joined' from community.past_seats
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and joined_at >= ${from} and joined_at < ${until}
      union all
      select person_id, left_at, how from community.past_seats
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and left_at >= ${from} and left_at < ${until}
    ) as changes order by at, person_id, change = 'joined' desc`.execute(db(ctx))
  return rows
}
