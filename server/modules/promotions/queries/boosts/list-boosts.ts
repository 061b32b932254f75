import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import type { BoostId, listBoostsEndpoint } from '../../contract.ts'
import { db } from '../../tables.ts'
import { showBoost } from './read-boost.ts'

/** The boosts of an activity for the desk, newest first. */
export async function listBoosts(
  ctx: Context,
  { activityId, held, after, limit }: RequestOf<typeof listBoostsEndpoint>,
): Promise<AnswerOf<typeof listBoostsEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<{ id: BoostId; started_at: Date }>`
    select id, started_at from promotions.boosts
     where tenant_id = ${ctx.tenantId} and activity_id = ${activityId}
       and (${held ?? false} = false or held_at is not null)
       and (${at}::timestamptz is null or (started_at, id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by started_at desc, id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const shown = []
  for (const { id } of page) shown.push(await showBoost(ctx, id))
  return { rows: shown, next: rows.length > limit && last ? markAfter(last.started_at, last.id) : null }
}
