import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type OrderId, OrderStateWrong } from '../contract.ts'
import { after, type OrderEvent, statesFor } from '../rules/order-life.ts'
import { db, type OrderRow } from '../tables.ts'

/**
 * Moves an order along its life in one statement that checks and writes; null when the event cannot happen to it now.
 * `also` sets further columns.
 */
export async function tryToMove(
  ctx: Context,
  orderId: OrderId,
  event: OrderEvent,
  also: RawBuilder<unknown> = sql``,
): Promise<OrderRow | null> {
  const steps = statesFor(event).map((from) => ({ from, to: after(event, from) }))
  const { rows } = await sql<OrderRow>`
    update commerce.orders o set state = s."to" ${also}
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s ("from" text, "to" text)
     where o.tenant_id = ${ctx.tenantId} and o.id = ${orderId} and o.state = s."from"
    returning o.*`.execute(db(ctx))
  return rows[0] ?? null
}

/** As `tryToMove`; raises `commerce.order_state_wrong`. */
export async function moveOrder(
  ctx: Context,
  order: Pick<OrderRow, 'id' | 'state'>,
  event: OrderEvent,
  also?: RawBuilder<unknown>,
): Promise<OrderRow> {
  const moved = await tryToMove(ctx, order.id, event, also)
  if (!moved) throw OrderStateWrong({ state: order.state })
  return moved
}
