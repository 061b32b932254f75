import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { db } from '../tables.ts'

/** When somebody first sat in any group of the tenant, seats given up long ago included; null for who never did. */
export async function firstSeatedAt(ctx: Context, personId: PersonId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(joined_at) as at from (
      select joined_at from community.seats where tenant_id = ${ctx.tenantId} and person_id = ${personId}
      union all select joined_at from community.past_seats where tenant_id = ${ctx.tenantId} and person_id = ${personId}
      union all select joined_at from community.memberships where tenant_id = ${ctx.tenantId} and person_id = ${personId}
    ) j`.execute(db(ctx))
  return rows[0]?.at ?? null
}
