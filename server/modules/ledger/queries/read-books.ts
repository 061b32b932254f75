import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { type Book, book, type Proof, type readBooksEndpoint } from '../contract.ts'
import { chart, onItsSide } from '../rules/chart.ts'
import { db, type ProofRow } from '../tables.ts'

type Summed = { book: Book; kind: string; accounts: number; amount: number }

/** Each book by kind of account, and what the last nights proved. */
export async function readBooks(ctx: Context): Promise<AnswerOf<typeof readBooksEndpoint>> {
  const summed = await sumKinds(ctx)
  const proofs = await db(ctx)
    .selectFrom('ledger.proofs')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('at', 'desc')
    .limit(14)
    .execute()
  const books = book.options.map((one) => ({
    book: one,
    kinds: summed
      .filter((row) => row.book === one)
      .map(({ kind, accounts, amount }) => ({
        kind,
        accounts,
        side: chart[one][kind]?.side ?? 'debit',
        balance: onItsSide(one, kind, amount),
      })),
  }))
  return { books, proofs: proofs.map(proofOf) }
}

/** A nightly proof as the contract shows it. */
export const proofOf = ({ id, at, accounts, entries, differences }: ProofRow): Proof => ({
  id,
  at: at.toISOString(),
  accounts,
  entries,
  differences: differences as Proof['differences'],
})

/** In one look: what is summed up by kind, and what was written since. */
async function sumKinds(ctx: Context): Promise<Summed[]> {
  const { rows } = await sql<Summed>`
    with since as (
      select e.book, e.debit, e.credit, e.amount from ledger.entries e
       where e.tenant_id = ${ctx.tenantId}
         and e.written_in >= coalesce((select upto from ledger.rolled where tenant_id = ${ctx.tenantId}), '0')),
    tail as (select n.book, n.code, sum(n.change) as change from (
        select book, debit as code, -amount as change from since union all select book, credit, amount from since) n
      group by 1, 2)
    select a.book, a.kind, count(*)::int as accounts,
           sum(coalesce(b.amount, 0) + case when a.at_once then 0 else coalesce(t.change, 0) end)::bigint as amount
      from ledger.accounts a
      left join ledger.balances b on b.tenant_id = a.tenant_id and b.book = a.book and b.code = a.code
      left join tail t on t.book = a.book and t.code = a.code
     where a.tenant_id = ${ctx.tenantId}
     group by 1, 2 order by 1, 2`.execute(db(ctx))
  return rows
}
