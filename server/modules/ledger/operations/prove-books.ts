import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { publish } from '../../../kernel/outbox.ts'
import { type Book, type Proof, proofFailed } from '../contract.ts'
import { onItsSide } from '../rules/chart.ts'
import { proofOf } from '../queries/read-books.ts'
import { balanceOf } from '../queries/balance-of.ts'
import { db } from '../tables.ts'

type Counted = { book: Book; code: string; kept: number; counted: number; accounts: number; entries: number }

/** Works out every balance anew from all entries and writes down what differs; a difference is told at once. */
export async function proveBooks(ctx: Context): Promise<Proof> {
  const counted = await countAnew(ctx)
  const differences = counted
    .filter(({ kept, counted: sum, code }) => code && kept !== sum)
    .map(({ book, code, kept, counted: sum }) => ({
      book,
      code,
      kept: onItsSide(book, code, kept),
      counted: onItsSide(book, code, sum),
    }))
  const proof = await db(ctx)
    .insertInto('ledger.proofs')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('prf'),
      at: ctx.now,
      accounts: counted[0]?.accounts ?? 0,
      entries: counted[0]?.entries ?? 0,
      differences: JSON.stringify(differences),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (differences.length > 0) {
    ctx.log.error({ differences: differences.length }, 'the nightly proof found balances that entries do not explain')
    await publish(ctx, proofFailed, { proofId: proof.id, differences: differences.length })
  }
  return proofOf(proof)
}

/** Accounts whose kept balance differs from the sum of all their entries, and how much was looked at. */
async function countAnew(ctx: Context): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with sums as (select n.book, n.code, sum(n.change) as change from (
        select book, debit as code, -amount as change from ledger.entries where tenant_id = ${ctx.tenantId}
        union all select book, credit, amount from ledger.entries where tenant_id = ${ctx.tenantId}) n group by 1, 2),
    kept as (select a.book, a.code, ${balanceOf(ctx)} as kept from ledger.accounts a where a.tenant_id = ${ctx.tenantId}),
    looked as (select (select count(*) from kept)::int as accounts,
                      (select count(*) from ledger.entries where tenant_id = ${ctx.tenantId}) as entries)
    select k.book, k.code, k.kept, coalesce(s.change, 0)::bigint as counted, l.accounts, l.entries
      from looked l left join (kept k left join sums s using (book, code)) on k.kept <> coalesce(s.change, 0)
     order by 1, 2 limit 1000`.execute(db(ctx))
  return rows
}
