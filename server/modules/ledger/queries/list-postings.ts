import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { tenantOf } from '../../identity/index.ts'
import type { listPostingsEndpoint, Posting, PostingId } from '../contract.ts'
import { momentsOf } from '../rules/period.ts'
import { db, type PostingRow } from '../tables.ts'

type Found = PostingRow & { reversed_by: PostingId | null; entries: Posting['entries'] }

/** What was booked, newest first, each with its entries. */
export async function listPostings(
  ctx: Context,
  { book, about, from, to, after, limit }: RequestOf<typeof listPostingsEndpoint>,
): Promise<AnswerOf<typeof listPostingsEndpoint>> {
  const { since, until } = momentsOf({ from, to }, (await tenantOf(ctx)).zone)
  const { at, rest } = readMark(after)
  const { rows } = await sql<Found>`
    select p.*, r.id as reversed_by,
           (select json_agg(json_build_object('debit', e.debit, 'credit', e.credit, 'amount', e.amount) order by e.line)
              from ledger.entries e where e.tenant_id = p.tenant_id and e.posting_id = p.id) as entries
      from ledger.postings p left join ledger.postings r on r.tenant_id = p.tenant_id and r.reverses = p.id
     where p.tenant_id = ${ctx.tenantId}
       and (${book ?? null}::text is null or p.book = ${book ?? null})
       and (${about ?? null}::text is null or p.about = ${about ?? null})
       and (${since}::timestamptz is null or p.at >= ${since}) and (${until}::timestamptz is null or p.at < ${until})
       and (${at}::timestamptz is null or (p.at, p.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by p.at desc, p.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(postingOf),
    next: rows.length > limit && last ? markAfter(last.at, last.id) : null,
  }
}

const postingOf = (row: Found): Posting => ({
  id: row.id,
  book: row.book,
  kind: row.kind,
  about: row.about,
  note: row.note,
  at: row.at.toISOString(),
  byPerson: row.by_person,
  reverses: row.reverses,
  reversedBy: row.reversed_by,
  entries: row.entries,
})
