import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { publish } from '../../../kernel/outbox.ts'
import { bookPosting } from '../../ledger/index.ts'
import { orderReceived } from '../contract.ts'
import type { OrderRow } from '../tables.ts'
import { moveOrder } from './move-order.ts'
import { noteStep } from './note-step.ts'

/**
 * Everything has come, was fetched or was given: what was prepaid is earned. Raises `commerce.order_state_wrong`.
 */
export async function receiveOrder(ctx: Context, order: OrderRow, how: 'receive' | 'fetch'): Promise<void> {
  const received = await moveOrder(ctx, order, how, sql`, received_at = ${ctx.now}`)
  const left = received.paid_fen - received.refunded_fen
  const freight = Math.min(received.freight_fen, left)
  await bookPosting(ctx, {
    book: 'money',
    kind: 'order_received',
    key: `received ${order.id}`,
    about: order.id,
    movements: [
      { debit: 'prepaid', credit: order.origin === 'membership' ? 'memberships' : 'sales', amount: left - freight },
      { debit: 'prepaid', credit: 'freight', amount: freight },
    ],
  })
  await noteStep(ctx, order.id, 'received')
  await publish(ctx, orderReceived, { orderId: order.id, buyerId: order.buyer_id })
}
