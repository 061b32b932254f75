import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** What somebody has paid here in all, in fen, what went back taken off. */
export async function countSpent(ctx: Context, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ spent: number }>`
    select coalesce(sum(paid_fen - refunded_fen), 0)::bigint as spent from commerce.orders
     where tenant_id = ${ctx.tenantId} and buyer_id = ${personId} and paid_at is not null`.execute(db(ctx))
  return rows[0]?.spent ?? 0
}
