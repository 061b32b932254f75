import { sql } from 'kysely'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { drawFieldEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { type FieldFilter, fieldOf } from './field-of.ts'

type Answer = AnswerOf<typeof drawFieldEndpoint>
type Found = Answer['bubbles'][number] & { scored: number; unscored: number }

/** More bubbles lie on top of each other. */
const mostBubbles = 1000

/** Those with a score, the largest first; without any, only how many have none. */
export async function drawField(ctx: Context, filter: FieldFilter): Promise<Answer> {
  const { rows } = await sql<Found>`
    select g.id as "groupId", g.name as "groupName", coalesce(x.state, 'love') as state, x.score,
           coalesce(x.speakers7, 0) as speakers7, coalesce(x.seats, g.taken) as seats,
           (count(x.score) over ())::int as scored, (count(*) over () - count(x.score) over ())::int as unscored
      from ${fieldOf(ctx, filter)}
     order by x.score is null, coalesce(x.seats, g.taken) desc, g.id limit ${mostBubbles}`.execute(db(ctx))
  const { scored = 0, unscored = 0 } = rows[0] ?? {}
  const bubbles = rows.flatMap(({ scored: _, unscored: __, ...bubble }) => (bubble.score === null ? [] : bubble))
  return { bubbles, scored, unscored }
}
