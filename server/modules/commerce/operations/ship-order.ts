import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { publish } from '../../../kernel/outbox.ts'
import { accessOrder } from '../access.ts'
import { OrderAwaits, orderShipped, OrderStateWrong, type shipOrderEndpoint, ShipTooMany } from '../contract.ts'
import { readLinesOf } from '../queries/order-cards.ts'
import { readOrder } from '../queries/read-order.ts'
import { db, type OrderRow } from '../tables.ts'
import { tryToMove } from './move-order.ts'
import { noteStep } from './note-step.ts'

type Ask = RequestOf<typeof shipOrderEndpoint>
type Packed = { line: number; quantity: number }

/**
 * A parcel leaves; the order counts as shipped with the last piece. The same parcel told twice is one. Raises
 * `commerce.order_state_wrong`, `commerce.order_awaits`, `commerce.ship_too_many`.
 */
export async function shipOrder(ctx: Context, ask: Ask): Promise<AnswerOf<typeof shipOrderEndpoint>> {
  const order = await accessOrder(ctx, ask.orderId, 'toChange')
  if (await isKnown(ctx, ask)) return readOrder(ctx, ask)
  if (order.awaits) throw OrderAwaits()
  if (order.state !== 'paid' || order.delivery !== 'express') throw OrderStateWrong({ state: order.state })
  await pack(ctx, order, ask)
  if (await isAllGone(ctx, order)) {
    await tryToMove(ctx, order.id, 'ship', sql`, shipped_at = ${ctx.now}`)
    await publish(ctx, orderShipped, { orderId: order.id, buyerId: order.buyer_id })
  }
  await noteStep(ctx, order.id, 'shipped', { carrier: ask.carrier, tracking: ask.tracking })
  return readOrder(ctx, ask)
}

async function isKnown(ctx: Context, { orderId, carrier, tracking }: Ask): Promise<boolean> {
  const parcels = db(ctx).selectFrom('commerce.shipments').select('id').where('tenant_id', '=', ctx.tenantId)
  const same = parcels.where('order_id', '=', orderId).where('carrier', '=', carrier).where('tracking', '=', tracking)
  return (await same.executeTakeFirst()) !== undefined
}

async function pack(ctx: Context, order: OrderRow, { carrier, tracking, lines }: Ask): Promise<void> {
  const left = await readLeft(ctx, order)
  const packed = lines ?? left.filter(({ quantity }) => quantity > 0)
  for (const { line, quantity } of packed) {
    const there = left.find((one) => one.line === line)?.quantity ?? 0
    if (quantity > there) throw ShipTooMany({ line: line + 1, left: there })
  }
  if (packed.length === 0) throw ShipTooMany({ line: 1, left: 0 })
  await db(ctx)
    .insertInto('commerce.shipments')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('shp'),
      order_id: order.id,
      carrier,
      tracking,
      lines: JSON.stringify(packed),
      by_person: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      at: ctx.now,
    })
    .execute()
  await sql`update commerce.order_lines l set shipped_quantity = l.shipped_quantity + p.quantity
      from jsonb_to_recordset(${JSON.stringify(packed)}::jsonb) as p (line smallint, quantity integer)
     where l.tenant_id = ${ctx.tenantId} and l.order_id = ${order.id} and l.line = p.line`.execute(db(ctx))
}

/** What still has to leave: neither gone nor given back. */
async function readLeft(ctx: Context, { id }: OrderRow): Promise<Packed[]> {
  const lines = (await readLinesOf(ctx, [id])).get(id) ?? []
  return lines.map(({ line, quantity, shippedQuantity, refundedQuantity }) => ({
    line,
    quantity: Math.max(quantity - shippedQuantity - refundedQuantity, 0),
  }))
}

const isAllGone = async (ctx: Context, order: OrderRow): Promise<boolean> =>
  (await readLeft(ctx, order)).every(({ quantity }) => quantity === 0)
