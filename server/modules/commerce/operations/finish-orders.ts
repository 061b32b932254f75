import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { publish } from '../../../kernel/outbox.ts'
import { orderClosed } from '../contract.ts'
import { autoReceive, returnWindow } from '../rules/windows.ts'
import { db, type OrderRow } from '../tables.ts'
import { tryToMove } from './move-order.ts'
import { noteStep } from './note-step.ts'
import { receiveOrder } from './receive-order.ts'

const atOnce = 200

/** Orders shipped long enough ago count as received; those received long enough ago are final. Safe to run at any time. */
export async function finishOrders(ctx: Context): Promise<void> {
  for (const order of await findDue(ctx, 'shipped', 'shipped_at', autoReceive))
    await receiveOrder(ctx, order, 'receive')
  const closing = await findDue(ctx, 'received', 'received_at', returnWindow)
  for (const { id, buyer_id } of closing) {
    await tryToMove(ctx, id, 'close', sql`, closed_at = ${ctx.now}`)
    await noteStep(ctx, id, 'closed')
    await publish(ctx, orderClosed, { orderId: id, buyerId: buyer_id })
  }
}

/** An open request of the buyer stops the clock. */
async function findDue(
  ctx: Context,
  state: string,
  since: 'shipped_at' | 'received_at',
  after: number,
): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select o.* from commerce.orders o
     where o.tenant_id = ${ctx.tenantId} and o.state = ${state}
       and o.${sql.id(since)} <= ${new Date(ctx.now.getTime() - after)}
       and not exists (select from commerce.after_sales a
         where a.tenant_id = o.tenant_id and a.order_id = o.id and a.settled_at is null)
     order by o.${sql.id(since)} limit ${atOnce} for no key update skip locked`.execute(db(ctx))
  return rows
}
