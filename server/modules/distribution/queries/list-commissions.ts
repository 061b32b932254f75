import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { returnWindow } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import type { listCommissionsEndpoint, listMyCommissionsEndpoint } from '../contract.ts'
import { type CommissionRow, db } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** Commission of all promoters, newest first. */
export const listCommissions = (
  ctx: Context,
  { promoterId, orderId, state, ...page }: RequestOf<typeof listCommissionsEndpoint>,
): Promise<AnswerOf<typeof listCommissionsEndpoint>> =>
  pageOf(
    ctx,
    sql`(${promoterId ?? null}::text is null or c.promoter_id = ${promoterId ?? null})
      and (${orderId ?? null}::text is null or c.order_id = ${orderId ?? null})
      and (${state ?? null}::text is null or c.state = ${state ?? null})`,
    page,
  )

/** My commission by order, newest first. */
export const listMyCommissions = (
  ctx: Context,
  page: RequestOf<typeof listMyCommissionsEndpoint>,
): Promise<AnswerOf<typeof listMyCommissionsEndpoint>> => pageOf(ctx, sql`c.promoter_id = ${actorId(ctx)}`, page)

/** Frozen until the order can no longer be sent back. */
const availableFrom = ({ state, frozen_at }: CommissionRow): string | null =>
  state === 'frozen' && frozen_at ? new Date(frozen_at.getTime() + returnWindow).toISOString() : null

async function pageOf(
  ctx: Context,
  condition: RawBuilder<unknown>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<AnswerOf<typeof listCommissionsEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<CommissionRow>`
    select c.* from distribution.commissions c where c.tenant_id = ${ctx.tenantId} and ${condition}
       and (${at}::timestamptz is null or (c.made_at, c.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by c.made_at desc, c.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map((row) => row.promoter_id),
  )
  return {
    rows: page.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      promoter: cardOf(row.promoter_id),
      level: row.level,
      baseFen: row.base_fen,
      amountFen: row.amount_fen,
      reversedFen: row.reversed_fen,
      state: row.state,
      madeAt: row.made_at.toISOString(),
      availableFrom: availableFrom(row),
    })),
    next: rows.length > limit && last ? markAfter(last.made_at, last.id) : null,
  }
}
