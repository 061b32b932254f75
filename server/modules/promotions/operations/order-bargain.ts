import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { orderAtPrice, readOrder, settleFree } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import { accessActivity, findBargain, requireChannel } from '../access.ts'
import { BargainOver, FloorNotReached, NotYours, type orderBargainEndpoint } from '../contract.ts'
import { readCutSum, showBargain } from '../queries/read-bargain.ts'
import { type BargainRow, db } from '../tables.ts'
import { tellChange } from './tell-change.ts'

/**
 * Orders at the price reached, as the rows of the cuts say; stock is held now (BA-5). Raises `promotions.not_yours`,
 * `promotions.floor_not_reached`, `promotions.bargain_over` and what ordering raises.
 */
export async function orderBargain(
  ctx: Context,
  { bargainId, channel, ...place }: RequestOf<typeof orderBargainEndpoint>,
): Promise<AnswerOf<typeof orderBargainEndpoint>> {
  const row = await findBargain(ctx, bargainId, 'toChange')
  const activity = await accessActivity(ctx, row.activity_id, 'toRead')
  requireChannel(activity, channel)
  const buyerId = actorId(ctx)
  if (row.person_id !== buyerId) throw NotYours()
  requireOrderable(row, ctx.now)
  const unitFen = row.price_fen - (await readCutSum(ctx, bargainId))
  const { orderId, totalFen } = await orderAtPrice(ctx, {
    ...place,
    buyerId,
    communityId: activity.community_id,
    lines: [{ variantId: row.variant_id, quantity: 1, unitFen }],
    origin: 'bargain',
    originId: bargainId,
    terms: { activityId: row.activity_id, version: row.version, bargainId, terms: row.terms },
    payWithin: row.terms.payMinutes * 60_000,
  })
  await sql`update promotions.bargains set state = 'ordered', order_id = ${orderId}, order_fen = ${totalFen}
    where tenant_id = ${ctx.tenantId} and id = ${bargainId}`.execute(db(ctx))
  tellChange(ctx, row.activity_id, bargainId)
  if (totalFen === 0) await settleFree(ctx, orderId)
  return { bargain: await showBargain(ctx, bargainId), order: await readOrder(ctx, { orderId }) }
}

function requireOrderable({ state, expires_at, order_by, terms, people, taken }: BargainRow, now: Date): void {
  const reached = state === 'succeeded' && order_by !== null && order_by > now
  const running = state === 'running' && expires_at > now
  if (reached || (running && terms.buys === 'any_price')) return
  if (running) throw FloorNotReached({ left: people - taken })
  throw BargainOver()
}
