import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { BalanceTooLow, type Book } from '../contract.ts'
import { kindOf } from '../rules/chart.ts'
import { changesOf, type Movement } from '../rules/movements.ts'
import { db } from '../tables.ts'

/**
 * Moves the balances that are kept at once, the rows held in the order of their codes. Raises `ledger.balance_too_low`
 * when one would fall below its floor; the posting is then undone with the transaction.
 */
export async function moveBalances(ctx: Context, book: Book, movements: readonly Movement[]): Promise<void> {
  const changes = changesOf(movements).filter(({ code }) => kindOf(book, code).atOnce)
  if (changes.length === 0) return
  await openBalances(ctx, book, changes)
  const { rows } = await sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as g (code text, change bigint)),
    held as (select code from ledger.balances
      where tenant_id = ${ctx.tenantId} and book = ${book} and code in (select code from given) order by code for update)
    update ledger.balances b set amount = b.amount + g.change
      from held h join given g using (code)
     where b.tenant_id = ${ctx.tenantId} and b.book = ${book} and b.code = h.code
       and (b.floor is null or b.amount + g.change >= b.floor)
    returning b.code`.execute(db(ctx))
  if (rows.length < changes.length) throw BalanceTooLow()
}

async function openBalances(ctx: Context, book: Book, changes: readonly { code: string }[]): Promise<void> {
  const rows = changes.map(({ code }) => ({ code, floor: kindOf(book, code).floor ?? null }))
  await sql`insert into ledger.balances (tenant_id, book, code, amount, floor)
    select ${ctx.tenantId}, ${book}, g.code, 0, g.floor
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (code text, floor bigint) order by g.code
    on conflict do nothing`.execute(db(ctx))
}
