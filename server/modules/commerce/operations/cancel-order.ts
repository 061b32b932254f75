import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { accessOrder, decidesMoney, isBuyer } from '../access.ts'
import { type cancelOrderEndpoint, orderCancelled } from '../contract.ts'
import { wordOf } from '../origins.ts'
import { readOrder } from '../queries/read-order.ts'
import type { OrderRow } from '../tables.ts'
import { closePayments } from './close-payments.ts'
import { thawCoupons } from './freeze-coupon.ts'
import { freeHeld } from './free-stock.ts'
import { moveOrder } from './move-order.ts'
import { noteStep } from './note-step.ts'

/** Gives up an order that was not paid. Raises `commerce.order_state_wrong`. */
export async function cancelOrder(
  ctx: Context,
  { orderId, why }: RequestOf<typeof cancelOrderEndpoint>,
): Promise<AnswerOf<typeof cancelOrderEndpoint>> {
  const order = await accessOrder(ctx, orderId, 'toRead')
  if (!isBuyer(ctx, order) && !decidesMoney(ctx)) throw NotAllowed()
  const reason = why || (isBuyer(ctx, order) ? 'by_buyer' : 'by_shop')
  const ended = await moveOrder(ctx, order, 'cancel', sql`, ended_why = ${reason}`)
  await letGo(ctx, [ended])
  await noteStep(ctx, orderId, 'cancelled', { why: reason })
  return readOrder(ctx, { orderId })
}

/** What cancelled and lapsed orders held is free again, here and where they came from. */
export async function letGo(ctx: Context, orders: readonly OrderRow[]): Promise<void> {
  const ids = orders.map(({ id }) => id)
  await closePayments(ctx, ids)
  await publish(ctx, orderCancelled, ...orders.map(({ id, buyer_id }) => ({ orderId: id, buyerId: buyer_id })))
  // Orders, then stock, then what origins hold: everywhere in this order, so that nobody waits in a ring.
  await freeHeld(ctx, ids)
  await thawCoupons(ctx, orders)
  for (const order of orders) await wordOf(order.origin).lapsed?.(ctx, order)
}
