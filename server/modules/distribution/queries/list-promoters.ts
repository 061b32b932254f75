import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import type { listBindingsEndpoint, listPromotersEndpoint, Promoter } from '../contract.ts'
import { type BindingRow, db, type PromoterRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** A promoter as the contract shows it; the real name stays sealed. */
export const promoterOf = (row: PromoterRow, person: PersonCard): Promoter => ({
  person,
  code: row.code,
  appliedAt: row.applied_at.toISOString(),
  approvedAt: row.approved_at?.toISOString() ?? null,
  stoppedAt: row.stopped_at?.toISOString() ?? null,
  hasRealName: row.real_name !== null,
})

/** Somebody's row as a promoter; null for one who never applied. */
export async function readPromoter(ctx: Context, personId: PersonId): Promise<PromoterRow | null> {
  const all = db(ctx).selectFrom('distribution.promoters').selectAll().where('tenant_id', '=', ctx.tenantId)
  return (await all.where('person_id', '=', personId).executeTakeFirst()) ?? null
}

const inState = {
  applied: sql`approved_at is null and stopped_at is null`,
  active: sql`approved_at is not null and stopped_at is null`,
  stopped: sql`stopped_at is not null`,
}

/** Promoters and those who applied, newest first. */
export async function listPromoters(
  ctx: Context,
  { state, after, limit }: RequestOf<typeof listPromotersEndpoint>,
): Promise<AnswerOf<typeof listPromotersEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<PromoterRow>`
    select * from distribution.promoters where tenant_id = ${ctx.tenantId} and ${state ? inState[state] : sql`true`}
       and (${at}::timestamptz is null or (applied_at, person_id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by applied_at desc, person_id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map(({ person_id }) => person_id),
  )
  return {
    rows: page.map((row) => promoterOf(row, cardOf(row.person_id))),
    next: rows.length > limit && last ? markAfter(last.applied_at, last.person_id) : null,
  }
}

/** Who was bound to whom, newest first. */
export async function listBindings(
  ctx: Context,
  { promoterId, personId, after, limit }: RequestOf<typeof listBindingsEndpoint>,
): Promise<AnswerOf<typeof listBindingsEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<BindingRow>`
    select * from distribution.bindings where tenant_id = ${ctx.tenantId}
       and (${promoterId ?? null}::text is null or promoter_id = ${promoterId ?? null})
       and (${personId ?? null}::text is null or person_id = ${personId ?? null})
       and (${at}::timestamptz is null or (since, id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by since desc, id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.flatMap(({ person_id, promoter_id }) => [person_id, promoter_id]),
  )
  return {
    rows: page.map((row) => ({
      id: row.id,
      person: cardOf(row.person_id),
      promoter: cardOf(row.promoter_id),
      since: row.since.toISOString(),
      until: row.until.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      endedWhy: row.ended_why,
    })),
    next: rows.length > limit && last ? markAfter(last.since, last.id) : null,
  }
}
