import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AttentionRow } from '../../contract.ts'
import { db } from '../../tables.ts'

// One that the provider has not decided for longer than this is looked after.
const slow = 3_600_000

/** Payouts that need somebody: held, failed, or undecided for an hour. */
export async function findPayouts(ctx: Context): Promise<AttentionRow[]> {
  const before = new Date(ctx.now.getTime() - slow)
  const { rows } = await sql<Pick<AttentionRow, 'id' | 'why' | 'amountFen'> & { since: Date }>`
    select p.id, case when p.state in ('held', 'failed') then coalesce(p.failure, p.state) else 'payout_undecided' end as why,
           p.amount_fen as "amountFen", coalesce(p.sent_at, p.made_at) as since
      from commerce.payouts p
     where p.tenant_id = ${ctx.tenantId} and p.settled_at is null
       and (p.state in ('held', 'failed') or p.state in ('sent', 'returning') and p.sent_at <= ${before})
     order by since limit 200`.execute(db(ctx))
  return rows.map(({ since, ...row }) => ({
    ...row,
    kind: 'payout',
    orderId: null,
    number: null,
    since: since.toISOString(),
  }))
}
