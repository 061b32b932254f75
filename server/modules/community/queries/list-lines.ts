import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../contract.ts'
import { db } from '../tables.ts'
import { groupsRun } from './groups-run.ts'

/** A full group with people in line; `all` counts the groups of this kind. */
export type GroupWithLine = { groupId: GroupId; groupName: string; cap: number; waiting: number; all: number }

/** The open groups that the actor runs and people wait for, the longest lines first. */
export async function listGroupsWithLine(ctx: Context, limit: number): Promise<GroupWithLine[]> {
  const { rows } = await sql<GroupWithLine>`
    select f.id as "groupId", f.name as "groupName", f.cap, w.waiting, (count(*) over ())::int as "all"
      from (select group_id, count(*)::int as waiting from community.waiting
             where tenant_id = ${ctx.tenantId} group by group_id) w
      join ${groupsRun(ctx)} f on f.id = w.group_id
     order by w.waiting desc, f.id limit ${limit}`.execute(db(ctx))
  return rows
}
