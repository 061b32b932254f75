import type { Context } from '../../../kernel/context.ts'
import type { OrderId, OrderState } from '../../commerce/contract.ts'
import { readOrderRow, readSoldLines } from '../../commerce/index.ts'
import { reversalOf } from '../rules/shares.ts'
import { type CommissionRow, db } from '../tables.ts'
import { accrue } from './accrue.ts'
import { shareSale } from './co-selling/share-sale.ts'
import { advance, takeBack } from './move-commission.ts'

/** How far a commission has come when its order has come so far. */
const stageOf: Partial<Record<OrderState, CommissionRow['state']>> = {
  received: 'frozen',
  closed: 'available',
}

/**
 * Brings the commission of an order to where the order is by now: accrued when it is paid, frozen when it was received,
 * available when it is final, taken back in proportion to what went back. It looks at the order and not at the news, so
 * that news heard twice, late or in another order lead to the same.
 */
export async function followOrder(ctx: Context, orderId: OrderId): Promise<void> {
  const order = await readOrderRow(ctx, orderId, 'toRead')
  if (!order.paid_at) return
  const lines = await readSoldLines(ctx, orderId)
  // What is shared by contract is nobody's commission: two kinds of pay for one sale are never mixed (CM-9).
  const shared = await shareSale(ctx, order, lines)
  await accrue(
    ctx,
    order,
    lines.filter(({ line }) => !shared.has(line)),
  )
  const refunded = new Map(lines.map(({ line, refundedFen }) => [line, refundedFen]))
  for (const commission of await lockCommissions(ctx, orderId)) {
    const reversed = await takeBack(ctx, commission, reversalOf(commission.lines, refunded))
    const stage = stageOf[order.state]
    if (stage) await advance(ctx, reversed, stage)
  }
}

async function lockCommissions(ctx: Context, orderId: OrderId): Promise<CommissionRow[]> {
  return db(ctx)
    .selectFrom('distribution.commissions')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('order_id', '=', orderId)
    .orderBy('level')
    .forUpdate()
    .execute()
}
