import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, fillSentence, Problem, type RequestOf } from '../../../kernel/contract.ts'
import { type OrderId, OrderUnknown, ParcelUnreadable, type shipManyEndpoint, shipOrderEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { shipOrder } from './ship-order.ts'

type Row = RequestOf<typeof shipManyEndpoint>['rows'][number]
type Told = AnswerOf<typeof shipManyEndpoint>['rows'][number]

/** Ships orders from a sheet, each row for itself: one that is refused leaves the others alone and tells why. */
export async function shipMany(
  ctx: Context,
  { rows }: RequestOf<typeof shipManyEndpoint>,
): Promise<AnswerOf<typeof shipManyEndpoint>> {
  const told = new Map<number, Told>()
  // Two sheets at once hold the orders one after the other in the same direction.
  const inOrder = rows.map((row, place) => ({ row, place })).toSorted((a, b) => (a.row.number < b.row.number ? -1 : 1))
  for (const { row, place } of inOrder) told.set(place, await shipRow(ctx, row))
  return { rows: rows.flatMap((_, place) => told.get(place) ?? []) }
}

async function shipRow(ctx: Context, row: Row): Promise<Told> {
  await sql`savepoint parcel`.execute(db(ctx))
  try {
    const outcome = await shipNumbered(ctx, row)
    await sql`release savepoint parcel`.execute(db(ctx))
    return { number: row.number, outcome, why: null }
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal
    await sql`rollback to savepoint parcel`.execute(db(ctx))
    const { code, zh, en } = refusal.kind
    const why = { code, zh: fillSentence(zh, refusal.facts), en: fillSentence(en, refusal.facts) }
    return { number: row.number, outcome: 'refused', why }
  }
}

async function shipNumbered(ctx: Context, { number, carrier, tracking }: Row): Promise<'shipped' | 'already'> {
  const { rows } = await sql<{ id: OrderId; already: boolean }>`
    select o.id, exists (select from commerce.shipments s where s.tenant_id = o.tenant_id and s.order_id = o.id
        and s.carrier = ${carrier} and s.tracking = ${tracking}) as already
      from commerce.orders o where o.tenant_id = ${ctx.tenantId} and o.number = ${number}`.execute(db(ctx))
  const [found] = rows
  if (!found) throw OrderUnknown()
  const parcel = shipOrderEndpoint.input.safeParse({ orderId: found.id, carrier, tracking })
  if (!parcel.success) throw ParcelUnreadable()
  await shipOrder(ctx, parcel.data)
  return found.already ? 'already' : 'shipped'
}
