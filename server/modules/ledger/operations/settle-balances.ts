import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { chart } from '../rules/chart.ts'
import { db } from '../tables.ts'

/** Works out the balances that are kept at once after entries came in from an archive; the others are summed up behind. */
export async function settleBalances(ctx: Context): Promise<void> {
  const floors = Object.entries(chart).flatMap(([book, kinds]) =>
    Object.entries(kinds).map(([kind, { floor = null }]) => ({ book, kind, floor })),
  )
  await sql`
    insert into ledger.balances as b (tenant_id, book, code, amount, floor)
    select a.tenant_id, a.book, a.code, coalesce(s.change, 0), f.floor
      from ledger.accounts a
      join jsonb_to_recordset(${JSON.stringify(floors)}::jsonb) as f (book text, kind text, floor bigint)
        on f.book = a.book and f.kind = a.kind
      left join (select n.book, n.code, sum(n.change) as change from (
          select book, debit as code, -amount as change from ledger.entries where tenant_id = ${ctx.tenantId}
          union all select book, credit, amount from ledger.entries where tenant_id = ${ctx.tenantId}) n
        group by 1, 2) s on s.book = a.book and s.code = a.code
     where a.tenant_id = ${ctx.tenantId} and a.at_once
    on conflict (tenant_id, book, code) do update set amount = excluded.amount`.execute(db(ctx))
}
