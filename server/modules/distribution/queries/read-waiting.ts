import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

type Waiting = { count: number; since: Date | null }

/** How many promoters wait for an answer, and how many withdrawals for a decision or their payment; since when. */
export async function readWaiting(ctx: Context): Promise<{ applicants: Waiting; withdrawals: Waiting }> {
  const { rows } = await sql<Waiting & { what: 'applicants' | 'withdrawals' }>`
    select 'applicants' as what, count(*)::int as count, min(applied_at) as since from distribution.promoters
     where tenant_id = ${ctx.tenantId} and approved_at is null and stopped_at is null
    union all
    select 'withdrawals', count(*)::int, min(asked_at) from distribution.withdrawals
     where tenant_id = ${ctx.tenantId} and state in ('asked', 'approved')`.execute(db(ctx))
  const of = (what: string) => rows.find((row) => row.what === what) ?? { count: 0, since: null }
  return { applicants: of('applicants'), withdrawals: of('withdrawals') }
}
