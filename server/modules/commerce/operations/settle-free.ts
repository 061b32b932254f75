import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { publish } from '../../../kernel/outbox.ts'
import { type OrderId, orderPaid } from '../contract.ts'
import { tryToMove } from './move-order.ts'
import { noteStep } from './note-step.ts'
import { sellHeld } from './sell-held.ts'
import { settleOrder } from './settle-order.ts'

/** An order that costs nothing goes the same way as any other, only without a payment. */
export async function settleFree(ctx: Context, orderId: OrderId): Promise<void> {
  const order = await tryToMove(ctx, orderId, 'pay', sql`, paid_at = ${ctx.now}`)
  if (!order) return
  await sellHeld(ctx, order)
  await noteStep(ctx, orderId, 'paid')
  await publish(ctx, orderPaid, { orderId, buyerId: order.buyer_id })
  await settleOrder(ctx, order, { late: false })
}
