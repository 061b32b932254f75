import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Book } from '../contract.ts'
import { onItsSide } from '../rules/chart.ts'
import { db } from '../tables.ts'

/**
 * Credits less debits of the account `a` of the outer statement: what is summed up, and what was written since. The
 * accounts that are kept at once have nothing since.
 */
export function balanceOf(ctx: Context): RawBuilder<number> {
  return sql<number>`(coalesce((select b.amount from ledger.balances b
      where b.tenant_id = a.tenant_id and b.book = a.book and b.code = a.code), 0)
    + case when a.at_once then 0 else coalesce((select sum(case when e.credit = a.code then e.amount else -e.amount end)
        from ledger.entries e
       where e.tenant_id = a.tenant_id and e.book = a.book and (e.credit = a.code or e.debit = a.code)
         and e.written_in >= coalesce((select upto from ledger.rolled where tenant_id = ${ctx.tenantId}), '0')), 0)
      end)::bigint`
}

/** Balances of accounts, positive on their own side; accounts never opened are at zero. */
export async function readBalances(ctx: Context, book: Book, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; amount: number }>`
    select a.code, ${balanceOf(ctx)} as amount from ledger.accounts a
     where a.tenant_id = ${ctx.tenantId} and a.book = ${book} and a.code = any(${codes}::text[])`.execute(db(ctx))
  const found = new Map(rows.map(({ code, amount }) => [code, onItsSide(book, code, amount)]))
  return new Map(codes.map((code) => [code, found.get(code) ?? 0]))
}

/** One balance, positive on the account's own side. */
export async function readBalance(ctx: Context, book: Book, code: string): Promise<number> {
  return (await readBalances(ctx, book, [code])).get(code) ?? 0
}

/** Whether anything was ever booked on an account. */
export async function isOpened(ctx: Context, book: Book, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ledger.accounts
    where tenant_id = ${ctx.tenantId} and book = ${book} and code = ${code}`.execute(db(ctx))
  return rows.length > 0
}
