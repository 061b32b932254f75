/** Questions that wait for an answer, read by the clock. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { answerSeconds } from '../rules/clock-questions.ts'
import { db } from '../tables.ts'
import { oneOf } from './one-of.ts'

/** Whoever has not been answered for two days waits no more. */
const waitingHours = 48

/** The condition on `insight.questions` for those that wait now. */
export function waitsNow({ now }: Context): RawBuilder<unknown> {
  const since = new Date(now.getTime() - waitingHours * 3_600_000)
  const until = new Date(now.getTime() - answerSeconds * 1000)
  return sql`answered_at is null and asked_at > ${since} and asked_at <= ${until}`
}

export async function countWaiting(ctx: Context, groupIds: readonly GroupId[]): Promise<Map<GroupId, number>> {
  const { rows } = await sql<{ groupId: GroupId; count: number }>`
    select group_id as "groupId", count(*)::int as count from insight.questions
     where tenant_id = ${ctx.tenantId} and ${oneOf('group_id', groupIds)} and ${waitsNow(ctx)}
     group by group_id`.execute(db(ctx))
  return new Map(rows.map(({ groupId, count }) => [groupId, count]))
}
