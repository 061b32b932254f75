import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { listAuditEndpoint, PersonId } from '../contract.ts'
import { db } from '../tables.ts'
import { readCards } from './read-cards.ts'

type AuditRow = {
  id: string
  at: Date
  person_id: PersonId | null
  via: 'session' | 'api_key' | 'system'
  action: string
  about: Record<string, unknown>
  address: string
}

/** What operators did, newest first, a page at a time. */
export async function listAudit(
  ctx: Context,
  { by, action, after, limit }: RequestOf<typeof listAuditEndpoint>,
): Promise<AnswerOf<typeof listAuditEndpoint>> {
  const [at, id] = readCursor(after)
  const { rows } = await sql<AuditRow>`
    select id, at, person_id, via, action, about, address from identity.audit
    where tenant_id = ${ctx.tenantId}
      and (${by ?? null}::text is null or person_id = ${by ?? null})
      and (${action ?? null}::text is null or action = ${action ?? null})
      and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${id}))
    order by at desc, id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const cards = await readCards(
    ctx,
    page.flatMap((row) => row.person_id ?? []),
  )
  return {
    rows: page.map(({ person_id, at: moment, ...row }) => ({
      ...row,
      at: moment.toISOString(),
      by: (person_id && cards.get(person_id)) ?? null,
    })),
    next: last ? `${last.at.toISOString()}_${last.id}` : null,
  }
}

/** Where the page before ended; a cursor that is none begins at the newest. */
function readCursor(after: string | undefined): [string | null, string | null] {
  const read = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(aud_[0-9a-z]{26})$/.exec(after ?? '')
  return read && !Number.isNaN(Date.parse(read[1] as string)) ? [read[1] as string, read[2] as string] : [null, null]
}
