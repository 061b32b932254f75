import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { orderAtPrice, readOrder } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { accessActivity, findPresale, requireChannel } from '../../access.ts'
import { BalanceNotDue, NotYours, type orderBalanceEndpoint } from '../../contract.ts'
import { showPresale } from '../../queries/presales/read-presale.ts'
import { db, type PresaleRow } from '../../tables.ts'

/**
 * Orders the balance of a pre-sale: where it goes is said now, its price is exactly what the deposit left. Raises
 * `promotions.balance_not_due` and what ordering raises.
 */
export async function orderBalance(
  ctx: Context,
  { presaleId, channel, ...place }: RequestOf<typeof orderBalanceEndpoint>,
): Promise<AnswerOf<typeof orderBalanceEndpoint>> {
  const row = await findPresale(ctx, presaleId, 'toChange')
  const activity = await accessActivity(ctx, row.activity_id, 'toRead')
  requireChannel(activity, channel)
  if (row.person_id !== actorId(ctx)) throw NotYours()
  const timeLeft = row.balance_until.getTime() - ctx.now.getTime()
  if (row.state !== 'open' || timeLeft <= 0) throw BalanceNotDue()
  const { orderId } = await orderAtPrice(ctx, {
    ...place,
    lines: [{ variantId: row.variant_id, quantity: row.quantity, unitFen: row.balance_fen / row.quantity }],
    notYetOnShelf: true,
    holdsStock: false,
    buyerId: row.person_id,
    communityId: activity.community_id,
    origin: 'presale',
    originId: presaleId,
    terms: { part: 'balance', activityId: activity.id, version: row.version, terms: row.terms },
    payWithin: Math.min(row.terms.payMinutes * 60_000, timeLeft),
  })
  await note(ctx, row, orderId)
  return { presale: await showPresale(ctx, presaleId), order: await readOrder(ctx, { orderId }) }
}

async function note(ctx: Context, { id }: PresaleRow, orderId: string): Promise<void> {
  await sql`update promotions.presales set state = 'ordered', balance_order_id = ${orderId}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}
