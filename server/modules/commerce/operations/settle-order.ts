import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { wordOf } from '../origins.ts'
import { db, type OrderRow } from '../tables.ts'
import { useCoupon } from './freeze-coupon.ts'
import { giveCode } from './give-code.ts'
import { refundAll } from './give-back.ts'
import { receiveOrder } from './receive-order.ts'

/**
 * What follows from an order that has just been paid, in the transaction of the payment: its origin takes a seat or
 * refuses, codes are given.
 */
export async function settleOrder(ctx: Context, order: OrderRow, payment: { late: boolean }): Promise<void> {
  await useCoupon(ctx, order)
  const acceptance = (await wordOf(order.origin).paid?.(ctx, order, payment.late)) ?? { awaits: null }
  if ('refund' in acceptance) {
    await refundAll(ctx, order, { why: acceptance.refund, backToStock: true })
    return
  }
  if (acceptance.awaits) await wait(ctx, order, acceptance.awaits)
  else await fulfil(ctx, order)
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
