import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { accessActivity } from '../access.ts'
import type { Activity, listVersionsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'

type Words = Pick<Activity, 'title' | 'terms' | 'channels' | 'startsAt' | 'endsAt'>

/** What it said at each time, newest first. */
export async function listVersions(
  ctx: Context,
  { activityId }: RequestOf<typeof listVersionsEndpoint>,
): Promise<AnswerOf<typeof listVersionsEndpoint>> {
  await accessActivity(ctx, activityId, 'toRead')
  const { rows } = await sql<{ version: number; words: Words; by_person: PersonId | null; at: Date }>`
    select version, words, by_person, at from promotions.versions
     where tenant_id = ${ctx.tenantId} and activity_id = ${activityId} order by version desc limit 200`.execute(db(ctx))
  const cardOf = await cardsOf(
    ctx,
    rows.flatMap(({ by_person }) => by_person ?? []),
  )
  return {
    rows: rows.map(({ version, words, by_person, at }) => ({
      version,
      ...words,
      by: by_person && cardOf(by_person),
      at: at.toISOString(),
    })),
  }
}
