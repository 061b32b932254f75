import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** Since when operators keep a record of somebody; null where they keep none. */
export async function recordedAt(ctx: Context, personId: PersonId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(created_at) as at from customers.customers
    where tenant_id = ${ctx.tenantId} and person_id = ${personId}`.execute(db(ctx))
  return rows[0]?.at ?? null
}
