import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db, type GroupRow } from '../tables.ts'
import type { Newcomer } from './take-seat.ts'

/**
 * Puts somebody at the end of the line in front of a group that the caller holds; answers their place, from 1. One
 * statement, because it is what a crowd before a full group spends its time with.
 */
export async function waitInLine(
  ctx: Context,
  group: GroupRow,
  { personId, invitedBy = null }: Newcomer,
): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    with ticket as (
      update community.groups set last_ticket = last_ticket + 1
       where tenant_id = ${ctx.tenantId} and id = ${group.id}
      returning last_ticket
    ), placed as (
      insert into community.waiting (tenant_id, group_id, person_id, ticket, since, invited_by)
      select ${ctx.tenantId}, ${group.id}, ${personId}, last_ticket, ${ctx.now}, ${invitedBy} from ticket
    )
    select count(*) + 1 as place from community.waiting
     where tenant_id = ${ctx.tenantId} and group_id = ${group.id}`.execute(db(ctx))
  return rows[0]?.place ?? 1
}
