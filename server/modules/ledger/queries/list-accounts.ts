import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { Account, Book, listAccountsEndpoint } from '../contract.ts'
import { kindOf, onItsSide } from '../rules/chart.ts'
import { db } from '../tables.ts'
import { balanceOf } from './balance-of.ts'

export type AccountFound = { book: Book; code: string; kind: string; opened_at: Date; amount: number }

/** An account with its balance on its own side of the books. */
export const accountOf = ({ book, code, kind, opened_at, amount }: AccountFound): Account => ({
  book,
  code,
  kind,
  balance: onItsSide(book, code, amount),
  side: kindOf(book, code).side,
  openedAt: opened_at.toISOString(),
})

/** Accounts of a book in the order of their codes, a page at a time. */
export async function listAccounts(
  ctx: Context,
  { book, kind, after, limit }: RequestOf<typeof listAccountsEndpoint>,
): Promise<AnswerOf<typeof listAccountsEndpoint>> {
  const { rows } = await sql<AccountFound>`
    select a.book, a.code, a.kind, a.opened_at, ${balanceOf(ctx)} as amount from ledger.accounts a
     where a.tenant_id = ${ctx.tenantId} and a.book = ${book} and a.code > ${after ?? ''}
       and (${kind ?? null}::text is null or a.kind = ${kind ?? null})
     order by a.code limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  return { rows: page.map(accountOf), next: rows.length > limit ? (page.at(-1)?.code ?? null) : null }
}
