import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { AttentionRow, listAttentionEndpoint } from '../contract.ts'
import { readSources } from '../attention-sources.ts'
import { db } from '../tables.ts'
import { findPayouts } from './payouts/find-payouts.ts'

type Found = Omit<AttentionRow, 'since' | 'orderId' | 'amountFen'> & {
  since: Date
  order_id: AttentionRow['orderId']
  amount_fen: number | null
}
// A refund that is on its way for longer than this is looked after.
const slow = 24 * 3_600_000

/** Money and orders that need a person, oldest first; never more than five hundred at a time. */
export async function listAttention(ctx: Context): Promise<AnswerOf<typeof listAttentionEndpoint>> {
  const own = ctx.tenantId
  const { rows } = await sql<Found>`
    select 'order' as kind, o.id, o.id as order_id, o.number, o.attention as why, o.total_fen as amount_fen, o.placed_at as since
      from commerce.orders o where o.tenant_id = ${own} and o.attention is not null
    union all
    select 'refund', r.id, r.order_id, o.number, coalesce(r.failure, 'slow'), r.amount_fen, r.asked_at
      from commerce.refunds r join commerce.orders o on o.tenant_id = r.tenant_id and o.id = r.order_id
     where r.tenant_id = ${own} and (r.state = 'failed'
       or r.state in ('due', 'sent') and r.asked_at < ${new Date(ctx.now.getTime() - slow)})
    union all
    select 'notice', n.provider || ' ' || n.id, null, null, n.outcome, (n.facts->>'amountFen')::bigint, n.received_at
      from commerce.notices n where n.tenant_id = ${own} and n.outcome in ('mismatch', 'unknown', 'foreign', 'stuck') and n.looked_at is null
    union all
    select 'after_sale', a.id, a.order_id, o.number, a.reason, a.amount_fen, a.asked_at
      from commerce.after_sales a join commerce.orders o on o.tenant_id = a.tenant_id and o.id = a.order_id
     where a.tenant_id = ${own} and a.settled_at is null
    union all
    select 'reconciliation', c.provider || ' ' || c.day, null, null, 'bill_differs', c.theirs_fen - c.ours_fen, c.at
      from commerce.reconciliations c where c.tenant_id = ${own} and c.differences <> '[]'::jsonb
     order by since, id limit 500`.execute(db(ctx))
  const here = rows.map(({ since, order_id, amount_fen, ...row }) => ({
    ...row,
    orderId: order_id,
    amountFen: amount_fen,
    since: since.toISOString(),
  }))
  const all = [...here, ...(await findPayouts(ctx)), ...(await readSources(ctx))]
  return { rows: all.sort((a, b) => (a.since < b.since ? -1 : 1)).slice(0, 500) }
}
