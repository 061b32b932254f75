import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { bookPosting } from '../../../ledger/index.ts'
import type { PayoutRow } from '../../payout-tables.ts'
import { payoutWordOf } from '../../payout-words.ts'
import { db } from '../../tables.ts'

/** Nobody gets it any more: the money is back in the fund it came from. The caller holds the row. */
export async function returnPayout(ctx: Context, row: PayoutRow, why: 'expired' | 'given_up'): Promise<void> {
  await sql`update commerce.payouts set state = 'returned', returned_why = ${why}, settled_at = ${ctx.now},
      payee = null, payee_name = null, handover = null
    where tenant_id = ${ctx.tenantId} and id = ${row.id}`.execute(db(ctx))
  await bookPosting(ctx, {
    book: 'money',
    kind: 'payout_returned',
    key: `payout returned ${row.id}`,
    about: row.id,
    movements: [{ debit: `payouts_due/${row.person_id}`, credit: row.fund, amount: row.amount_fen }],
  })
  await payoutWordOf(row.origin).returned?.(ctx, { ...row, returned_why: why })
}

/** What nobody took within its time goes back; what was sent is asked about first. Returns how many went back. */
export async function returnUntaken(ctx: Context): Promise<number> {
  const { rows } = await sql<PayoutRow>`
    select * from commerce.payouts where tenant_id = ${ctx.tenantId} and state = 'open' and expires_at <= ${ctx.now}
     order by expires_at limit 200 for no key update skip locked`.execute(db(ctx))
  for (const row of rows) await returnPayout(ctx, row, 'expired')
  return rows.length
}
