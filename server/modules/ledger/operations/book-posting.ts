import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Book, KeyReused, type PostingId } from '../contract.ts'
import { kindOf } from '../rules/chart.ts'
import { checkMovements, type Movement } from '../rules/movements.ts'
import { db } from '../tables.ts'
import { moveBalances } from './move-balances.ts'

export type PostingWords = {
  book: Book
  /** What happened: `order_paid`. */
  kind: string
  /** Unique for the tenant: booked again under the same key, it is the same posting and moves nothing. */
  key: string
  /** Id of the thing it happened to. */
  about: string
  movements: readonly Movement[]
  note?: string
  reverses?: PostingId
}

/**
 * Books what happened, once: in one statement where only accounts of the house are touched. Returns null when nothing
 * moves. Raises `ledger.balance_too_low` when a person's balance would fall below zero, and `ledger.key_reused`.
 */
export async function bookPosting(ctx: Context, words: PostingWords): Promise<PostingId | null> {
  const movements = checkMovements(words.book, words.movements)
  if (movements.length === 0) return null
  const id = newId('pst')
  const fresh = await write(ctx, id, words, movements)
  if (!fresh) return readBooked(ctx, words, movements)
  await moveBalances(ctx, words.book, movements)
  return id
}

async function write(ctx: Context, id: PostingId, words: PostingWords, movements: Movement[]): Promise<boolean> {
  const { rows } = await sql`
    with posting as (
      insert into ledger.postings (tenant_id, id, book, kind, key, about, reverses, by_person, note, at)
      values (${ctx.tenantId}, ${id}, ${words.book}, ${words.kind}, ${words.key}, ${words.about},
        ${words.reverses ?? null}, ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${words.note ?? ''},
        ${ctx.now})
      on conflict (tenant_id, key) do nothing returning id),
    given as (select * from jsonb_to_recordset(${JSON.stringify(accountsOf(words.book, movements))}::jsonb)
      as g (code text, at_once boolean)),
    opened as (
      insert into ledger.accounts (tenant_id, book, code, at_once, opened_at)
      select ${ctx.tenantId}, ${words.book}, g.code, g.at_once, ${ctx.now} from given g
       where not exists (select from ledger.accounts a
         where a.tenant_id = ${ctx.tenantId} and a.book = ${words.book} and a.code = g.code)
      on conflict do nothing),
    written as (
      insert into ledger.entries (tenant_id, posting_id, line, book, debit, credit, amount)
      select ${ctx.tenantId}, p.id, m.line, ${words.book}, m.debit, m.credit, m.amount
        from posting p, jsonb_to_recordset(${JSON.stringify(numbered(movements))}::jsonb)
          as m (line smallint, debit text, credit text, amount bigint))
    select id from posting`.execute(db(ctx))
  return rows.length > 0
}

const numbered = (movements: readonly Movement[]) => movements.map((movement, line) => ({ line, ...movement }))

function accountsOf(book: Book, movements: readonly Movement[]) {
  const codes = new Set(movements.flatMap(({ debit, credit }) => [debit, credit]))
  // In one order, so that two postings that open the same accounts never wait for each other in a ring.
  return [...codes].sort().map((code) => ({ code, at_once: kindOf(book, code).atOnce === true }))
}

/** The posting that stands under the key already, if it says the same. */
async function readBooked(ctx: Context, words: PostingWords, movements: Movement[]): Promise<PostingId> {
  const { rows } = await sql<{ id: PostingId; book: Book; about: string; lines: string }>`
    select p.id, p.book, p.about,
           (select string_agg(e.debit || ' ' || e.credit || ' ' || e.amount, ',' order by e.line) from ledger.entries e
             where e.tenant_id = p.tenant_id and e.posting_id = p.id) as lines
      from ledger.postings p where p.tenant_id = ${ctx.tenantId} and p.key = ${words.key}`.execute(db(ctx))
  const [there] = rows
  const lines = movements.map(({ debit, credit, amount }) => `${debit} ${credit} ${amount}`).join(',')
  if (there?.book !== words.book || there.about !== words.about || there.lines !== lines) throw KeyReused()
  return there.id
}
