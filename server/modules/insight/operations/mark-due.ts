import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { db } from '../tables.ts'

/** Asks for a group to be counted again from a moment on, or wholly when that is null. */
export async function markDue(ctx: Context, groupId: GroupId, since: Date | null): Promise<void> {
  await sql`insert into insight.due (tenant_id, group_id, since)
    values (${ctx.tenantId}, ${groupId}, ${since ?? new Date(0)})
    on conflict (tenant_id, group_id) do update set since = least(due.since, excluded.since)`.execute(db(ctx))
}
