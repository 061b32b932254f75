import { sql } from 'kysely'
import type { AnswerOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { groupState, type readTodayEndpoint } from '../../contract.ts'
import { db } from '../../tables.ts'
import type { Desk } from './desk.ts'

export type Standing = {
  states: AnswerOf<typeof readTodayEndpoint>['states']
  groups: number
  /** Of members; the operator's people are not counted. */
  seats: number
}

type Counted = Standing['states'][number] & { seats: number }

/** The groups by their state. One that was opened a moment ago and not counted yet is newly in love. */
export async function countStates(ctx: Context, desk: Desk): Promise<Standing> {
  const { rows } = await sql<Counted>`
    select coalesce(x.state, 'love') as state, count(*)::int as groups, coalesce(sum(x.seats), 0)::int as seats
      from ${desk.groups} g left join insight.glances x on x.tenant_id = ${ctx.tenantId} and x.group_id = g.id
     group by 1`.execute(db(ctx))
  const of = new Map(rows.map(({ state, groups }) => [state, groups]))
  return {
    states: groupState.options.map((state) => ({ state, groups: of.get(state) ?? 0 })),
    groups: rows.reduce((sum, { groups }) => sum + groups, 0),
    seats: rows.reduce((sum, { seats }) => sum + seats, 0),
  }
}
