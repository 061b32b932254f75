import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { tenantOf } from '../../identity/index.ts'
import type { countOrdersEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { listAttention } from './list-attention.ts'

/** How many orders are where, and what was paid today. */
export async function countOrders(ctx: Context): Promise<AnswerOf<typeof countOrdersEndpoint>> {
  const { zone } = await tenantOf(ctx)
  const today = DateTime.fromJSDate(ctx.now, { zone }).startOf('day').toJSDate()
  const { rows } = await sql<{ state: string; orders: number; to_ship: number; today: number; today_fen: number }>`
    select state, count(*)::int as orders,
           count(*) filter (where state = 'paid' and delivery = 'express' and awaits is null)::int as to_ship,
           count(*) filter (where paid_at >= ${today})::int as today,
           coalesce(sum(paid_fen) filter (where paid_at >= ${today}), 0)::bigint as today_fen
      from commerce.orders where tenant_id = ${ctx.tenantId} group by 1`.execute(db(ctx))
  const sum = (of: 'to_ship' | 'today' | 'today_fen') => rows.reduce((all, row) => all + row[of], 0)
  return {
    states: Object.fromEntries(rows.map(({ state, orders }) => [state, orders])),
    toShip: sum('to_ship'),
    attention: (await listAttention(ctx)).rows.length,
    todayFen: sum('today_fen'),
    todayOrders: sum('today'),
  }
}
