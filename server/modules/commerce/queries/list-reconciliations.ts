import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { listReconciliationsEndpoint, Provider } from '../contract.ts'
import { db } from '../tables.ts'

type Answer = AnswerOf<typeof listReconciliationsEndpoint>
type Found = {
  provider: Provider
  day: string
  at: Date
  ours_fen: number
  theirs_fen: number
  differences: Answer['rows'][number]['differences']
}

/** Days compared with the providers' bills, newest first. */
export async function listReconciliations(
  ctx: Context,
  { after, limit }: RequestOf<typeof listReconciliationsEndpoint>,
): Promise<Answer> {
  const { at: day, rest } = readMark(after)
  const { rows } = await sql<Found>`
    select provider, day, at, ours_fen, theirs_fen, differences from commerce.reconciliations
     where tenant_id = ${ctx.tenantId}
       and (${day}::date is null or (day, provider) < (${day}::date, ${rest[0] ?? ''}))
     order by day desc, provider desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ at, ours_fen, theirs_fen, ...row }) => ({
      ...row,
      at: at.toISOString(),
      oursFen: ours_fen,
      theirsFen: theirs_fen,
    })),
    next: rows.length > limit && last ? markAfter(last.day, last.provider) : null,
  }
}
