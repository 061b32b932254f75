import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import type { listBoostsEndpoint } from '../../contract.ts'
import { findBoosts } from './find-boosts.ts'
import { showBoosts } from './read-boost.ts'

/** The boosts of an activity for the desk, newest first. */
export async function listBoosts(
  ctx: Context,
  { activityId, held, after, limit }: RequestOf<typeof listBoostsEndpoint>,
): Promise<AnswerOf<typeof listBoostsEndpoint>> {
  const { at, rest } = readMark(after)
  const rows = await findBoosts(
    ctx,
    sql`b.activity_id = ${activityId} and (${held ?? false} = false or b.held_at is not null)
      and (${at}::timestamptz is null or (b.started_at, b.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
      order by b.started_at desc, b.id desc limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await showBoosts(ctx, page),
    next: rows.length > limit && last ? markAfter(last.started_at, last.id) : null,
  }
}
