import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Book } from '../contract.ts'
import { kindOf } from '../rules/chart.ts'
import { checkMovements, type Movement } from '../rules/movements.ts'

type Within = {
  book: Book
  kind: string
  /** SQL over the row of `from`: unique for the tenant, and the thing it happened to. */
  key: RawBuilder<unknown>
  about: RawBuilder<unknown>
  /** A part of the statement with one row, or none: then nothing is booked. */
  from: RawBuilder<unknown>
  movements: readonly Movement[]
}

/**
 * A posting as parts (`posting`, `opened`, `written`) of another statement, for what must be fast: only between accounts of
 * the house, which keep no balance at once.
 */
export function bookingWithin(ctx: Context, { book, kind, key, about, from, movements }: Within): RawBuilder<unknown> {
  const moved = checkMovements(book, movements)
  const codes = [...new Set(moved.flatMap(({ debit, credit }) => [debit, credit]))].sort()
  if (codes.some((code) => kindOf(book, code).atOnce))
    throw new Error('a balance that is kept at once needs bookPosting')
  const lines = moved.map((movement, line) => ({ line, ...movement }))
  const own = ctx.tenantId
  return sql`posting as (
      insert into ledger.postings (tenant_id, id, book, kind, key, about, by_person, at)
      select ${own}, ${newId('pst')}, ${book}, ${kind}, ${key}, ${about},
             ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${ctx.now} from ${from}
      on conflict (tenant_id, key) do nothing returning id),
    opened as (
      insert into ledger.accounts (tenant_id, book, code, at_once, opened_at)
      select ${own}, ${book}, g.code, false, ${ctx.now} from unnest(${codes}::text[]) as g (code)
       where not exists (select from ledger.accounts a where a.tenant_id = ${own} and a.book = ${book} and a.code = g.code)
      on conflict do nothing),
    written as (
      insert into ledger.entries (tenant_id, posting_id, line, book, debit, credit, amount)
      select ${own}, p.id, m.line, ${book}, m.debit, m.credit, m.amount
        from posting p, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
          as m (line smallint, debit text, credit text, amount bigint))`
}
