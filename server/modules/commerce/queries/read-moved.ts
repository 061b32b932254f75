import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Provider } from '../contract.ts'
import type { Ours } from '../rules/compare-bill.ts'
import { db } from '../tables.ts'

type Found = { trade_no: string; amount_fen: number; surely: boolean }

/** Payments and refunds of a day in China with a provider, and those its bill names, whenever they were. */
export async function readMoved(
  ctx: Context,
  provider: Provider,
  day: string,
  billed: readonly string[],
): Promise<Ours[]> {
  const { rows } = await sql<Found>`
    with day as (select ${day}::date::timestamp at time zone 'Asia/Shanghai' as "from",
                        (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai' as "to")
    select p.trade_no, p.amount_fen, p.settled_at >= day."from" and p.settled_at < day."to" as surely
      from commerce.payments p, day
     where p.tenant_id = ${ctx.tenantId} and p.provider = ${provider} and p.state = 'paid'
       and (p.settled_at >= day."from" and p.settled_at < day."to" or p.trade_no = any(${billed}::text[]))
    union all
    select r.refund_no, -r.amount_fen, r.asked_at >= day."from" and r.done_at < day."to" - interval '10 minutes'
      from commerce.refunds r join commerce.payments p on p.tenant_id = r.tenant_id and p.id = r.payment_id, day
     where r.tenant_id = ${ctx.tenantId} and p.provider = ${provider} and (
           r.state = 'done' and r.asked_at >= day."from" and r.asked_at < day."to"
        or r.state in ('sent', 'done') and r.refund_no = any(${billed}::text[]))`.execute(db(ctx))
  return rows.map(({ trade_no, amount_fen, surely }) => ({
    tradeNo: trade_no,
    amountFen: Number(amount_fen),
    surelyOfDay: surely === true,
  }))
}
