import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { actorId } from '../../identity/index.ts'
import type { listMyCustomersEndpoint } from '../contract.ts'
import { masked } from '../rules/masked.ts'
import { type BindingRow, db } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** Who came by my link, newest first; of their names only the first letter. */
export async function listMyCustomers(
  ctx: Context,
  { after, limit }: RequestOf<typeof listMyCustomersEndpoint>,
): Promise<AnswerOf<typeof listMyCustomersEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<BindingRow>`
    select * from distribution.bindings where tenant_id = ${ctx.tenantId} and promoter_id = ${actorId(ctx)}
       and (${at}::timestamptz is null or (since, id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by since desc, id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map(({ person_id }) => person_id),
  )
  return {
    rows: page.map((row) => ({
      id: row.id,
      name: masked(cardOf(row.person_id).name),
      since: row.since.toISOString(),
      until: (row.ended_at ?? row.until).toISOString(),
      endedWhy: row.ended_why ?? (row.until <= ctx.now ? 'expired' : null),
    })),
    next: rows.length > limit && last ? markAfter(last.since, last.id) : null,
  }
}
