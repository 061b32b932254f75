import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

/**
 * Sums what was written since the last time into the balances of the house's accounts. Entries of transactions that are
 * still under way are left for the next time: only what every later transaction sees is counted, so none is missed.
 */
export async function rollUp(ctx: Context): Promise<void> {
  const { rows } = await sql<{ upto: string }>`
    with last as (
      insert into ledger.rolled as r (tenant_id, upto, at) values (${ctx.tenantId}, '0', ${ctx.now})
      on conflict (tenant_id) do update set at = excluded.at returning r.upto),
    horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as upto),
    news as (select e.book, e.debit, e.credit, e.amount from ledger.entries e, last, horizon
      where e.tenant_id = ${ctx.tenantId} and e.written_in >= last.upto and e.written_in < horizon.upto),
    sums as (select n.book, n.code, sum(n.change) as change from (
        select book, debit as code, -amount as change from news union all select book, credit, amount from news) n
      join ledger.accounts a on a.tenant_id = ${ctx.tenantId} and a.book = n.book and a.code = n.code and not a.at_once
      group by 1, 2),
    summed as (
      insert into ledger.balances as b (tenant_id, book, code, amount)
      select ${ctx.tenantId}, book, code, change from sums order by book, code
      on conflict (tenant_id, book, code) do update set amount = b.amount + excluded.amount)
    select upto::text from horizon`.execute(db(ctx))
  // Never back: two roll-ups at a time may have seen different horizons.
  await sql`update ledger.rolled set upto = greatest(upto, ${rows[0]?.upto ?? '0'}::xid8)
    where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
}
