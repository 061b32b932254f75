import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { tenantOf } from '../../identity/index.ts'
import type { Book, PostingId, readStatementEndpoint } from '../contract.ts'
import { onItsSide } from '../rules/chart.ts'
import { momentsOf } from '../rules/period.ts'
import { db } from '../tables.ts'
import { balanceOf } from './balance-of.ts'
import { type AccountFound, accountOf } from './list-accounts.ts'

type Line = {
  posting_id: PostingId
  line: number
  at: Date
  kind: string
  about: string
  note: string
  against: string
  amount: number
  reverses: PostingId | null
}
type Asked = RequestOf<typeof readStatementEndpoint>
type Moments = { since: Date | null; until: Date | null }

/** An account in a period: its balance before, each movement, its balance after. */
export async function readStatement(ctx: Context, asked: Asked): Promise<AnswerOf<typeof readStatementEndpoint>> {
  const account = await findAccount(ctx, asked.book, asked.code)
  const moments = momentsOf(asked, (await tenantOf(ctx)).zone)
  const { opening, closing } = await readEnds(ctx, asked, moments)
  const lines = await findLines(ctx, asked, moments)
  const page = lines.slice(0, asked.limit)
  const last = page.at(-1)
  const side = (amount: number) => onItsSide(asked.book, asked.code, amount)
  return {
    account: accountOf(account),
    opening: side(opening),
    closing: side(closing),
    rows: page.map(({ posting_id, at, line: _line, amount, ...rest }) => ({
      postingId: posting_id,
      at: at.toISOString(),
      amount: side(amount),
      ...rest,
    })),
    next: lines.length > asked.limit && last ? markAfter(last.at, last.posting_id, last.line) : null,
  }
}

async function findAccount(ctx: Context, book: Book, code: string): Promise<AccountFound> {
  const { rows } = await sql<AccountFound>`
    select a.book, a.code, a.kind, a.opened_at, ${balanceOf(ctx)} as amount from ledger.accounts a
     where a.tenant_id = ${ctx.tenantId} and a.book = ${book} and a.code = ${code}`.execute(db(ctx))
  const [found] = rows
  if (!found) throw NotFound()
  return found
}

async function readEnds(ctx: Context, { book, code }: Asked, { since, until }: Moments) {
  const { rows } = await sql<{ opening: number; closing: number }>`
    select coalesce(sum(n.change) filter (where p.at < ${since}), 0)::bigint as opening,
           coalesce(sum(n.change), 0)::bigint as closing
      from (select posting_id, -amount as change from ledger.entries
             where tenant_id = ${ctx.tenantId} and book = ${book} and debit = ${code}
            union all
            select posting_id, amount from ledger.entries
             where tenant_id = ${ctx.tenantId} and book = ${book} and credit = ${code}) n
      join ledger.postings p on p.tenant_id = ${ctx.tenantId} and p.id = n.posting_id
     where ${until}::timestamptz is null or p.at < ${until}`.execute(db(ctx))
  return rows[0] ?? { opening: 0, closing: 0 }
}

async function findLines(ctx: Context, { book, code, after, limit }: Asked, { since, until }: Moments) {
  const { at, rest } = readMark(after)
  const [id = '', line = '0'] = rest
  const { rows } = await sql<Line>`
    select e.posting_id, e.line, p.at, p.kind, p.about, p.note, p.reverses,
           case when e.credit = ${code} then e.debit else e.credit end as against,
           case when e.credit = ${code} then e.amount else -e.amount end as amount
      from ledger.entries e join ledger.postings p on p.tenant_id = e.tenant_id and p.id = e.posting_id
     where e.tenant_id = ${ctx.tenantId} and e.book = ${book} and (e.debit = ${code} or e.credit = ${code})
       and (${since}::timestamptz is null or p.at >= ${since}) and (${until}::timestamptz is null or p.at < ${until})
       and (${at}::timestamptz is null
         or (p.at, e.posting_id, e.line) < (${at}::timestamptz, ${id}, ${Math.min(Number.parseInt(line, 10) || 0, 32_767)}::integer))
     order by p.at desc, e.posting_id desc, e.line desc limit ${limit + 1}`.execute(db(ctx))
  return rows
}
