import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { actorId } from '../../identity/index.ts'
import type { listTidingsEndpoint } from '../contract.ts'
import { db, type TidingRow } from '../tables.ts'

/** What I was told, newest first. */
export async function listTidings(
  ctx: Context,
  { after, limit }: RequestOf<typeof listTidingsEndpoint>,
): Promise<AnswerOf<typeof listTidingsEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<TidingRow>`
    select * from notices.tidings where tenant_id = ${ctx.tenantId} and person_id = ${actorId(ctx)}
       and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by at desc, id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ id, kind, facts, at: told, read_at, until, withdrawn_at }) => ({
      id,
      kind,
      facts,
      at: told.toISOString(),
      readAt: read_at?.toISOString() ?? null,
      isPast: withdrawn_at !== null || (until !== null && until <= ctx.now),
    })),
    next: rows.length > limit && last ? markAfter(last.at, last.id) : null,
  }
}
