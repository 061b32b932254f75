import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { bookPosting } from '../../ledger/index.ts'
import type { PaymentId, Provider } from '../contract.ts'
import { wordOf } from '../origins.ts'
import { db, type OrderRow } from '../tables.ts'
import { giveCode } from './give-code.ts'
import { refundAll } from './give-back.ts'
import { receiveOrder } from './receive-order.ts'
import { sellHeld } from './sell-held.ts'

export type Settling = { id: PaymentId | null; provider: Provider | null; late: boolean }

/**
 * What follows from an order that has just been paid, in the transaction of the payment: the money is booked, the origin
 * takes its seat or refuses, codes are given, and last, because others wait for it, what was held is sold.
 */
export async function settleOrder(ctx: Context, order: OrderRow, payment: Settling): Promise<void> {
  if (payment.id) {
    await bookPosting(ctx, {
      book: 'money',
      kind: 'order_paid',
      key: `paid ${payment.id}`,
      about: order.id,
      movements: [{ debit: `clearing/${payment.provider}`, credit: 'prepaid', amount: order.paid_fen }],
    })
  }
  const acceptance = (await wordOf(order.origin).paid?.(ctx, order, payment.late)) ?? { awaits: null }
  if ('refund' in acceptance) {
    await sellHeld(ctx, order)
    await refundAll(ctx, order, { why: acceptance.refund, backToStock: true })
    return
  }
  if (acceptance.awaits) await wait(ctx, order, acceptance.awaits)
  else await fulfil(ctx, order)
  await sellHeld(ctx, order)
}

async function wait(ctx: Context, { id }: OrderRow, awaits: string): Promise<void> {
  await sql`update commerce.orders set awaits = ${awaits}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}

/** What can be given at once is given: a code to show, or the thing itself where nothing has to be delivered. */
export async function fulfil(ctx: Context, order: OrderRow): Promise<void> {
  if (order.delivery === 'pickup' || order.delivery === 'code') await giveCode(ctx, order)
  if (order.delivery === 'none') await receiveOrder(ctx, order, 'fetch')
}
