import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { accessOrder, isBuyer } from '../access.ts'
import type { Order, readOrderEndpoint, Refund } from '../contract.ts'
import { mayOf } from '../rules/may.ts'
import { db, type OrderRow, type RefundRow } from '../tables.ts'
import { cardsOf } from './cards.ts'
import { orderCardOf, readLinesOf } from './order-cards.ts'

type Beside = {
  shipments: Order['shipments']
  refunds: Refund[]
  steps: { step: string; at: string; by_person: PersonId | null; facts: Record<string, unknown> }[]
  point: Order['pickupPoint']
  code: { code: string; redeemed_at: string | null } | null
  asking: boolean
}

/** An order with all that became of it, and what the asker may do with it now. */
export async function readOrder(
  ctx: Context,
  { orderId }: RequestOf<typeof readOrderEndpoint>,
): Promise<AnswerOf<typeof readOrderEndpoint>> {
  const row = await accessOrder(ctx, orderId, 'toRead')
  const beside = await readBeside(ctx, row)
  const lines = (await readLinesOf(ctx, [orderId])).get(orderId) ?? []
  const cardOf = await cardsOf(ctx, [row.buyer_id, ...beside.steps.flatMap(({ by_person }) => by_person ?? [])])
  const mine = isBuyer(ctx, row)
  return {
    ...orderCardOf(row, lines, cardOf(row.buyer_id)),
    recipient: row.recipient ? JSON.parse(ctx.seal.open(row.recipient)) : null,
    pickupPoint: beside.point,
    redeemCode: mine ? (beside.code?.code ?? null) : null,
    redeemedAt: momentOf(beside.code?.redeemed_at),
    buyerNote: row.buyer_note,
    ownerNote: mine ? '' : row.owner_note,
    shippedAt: row.shipped_at?.toISOString() ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    endedWhy: row.ended_why,
    shipments: beside.shipments.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    refunds: beside.refunds,
    steps: beside.steps.map(({ step, at, by_person, facts }) => ({
      step,
      at: new Date(at).toISOString(),
      by: by_person ? cardOf(by_person) : null,
      facts,
    })),
    may: mayOf(ctx, row, beside.asking),
  }
}

const momentOf = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)

async function readBeside(ctx: Context, { id, pickup_point_id }: OrderRow): Promise<Beside> {
  const { rows } = await sql<
    Omit<Beside, 'refunds'> & { refunds: (RefundRow & { asked_at: string; done_at: string | null })[] }
  >`
    select
      (select coalesce(json_agg(json_build_object('id', s.id, 'carrier', s.carrier, 'tracking', s.tracking,
          'lines', s.lines, 'at', s.at) order by s.at), '[]') from commerce.shipments s
        where s.tenant_id = ${ctx.tenantId} and s.order_id = ${id}) as shipments,
      (select coalesce(json_agg(r order by r.asked_at), '[]') from commerce.refunds r
        where r.tenant_id = ${ctx.tenantId} and r.order_id = ${id}) as refunds,
      (select coalesce(json_agg(t order by t.at, t.id), '[]') from commerce.order_steps t
        where t.tenant_id = ${ctx.tenantId} and t.order_id = ${id}) as steps,
      (select json_build_object('id', p.id, 'name', p.name, 'address', p.address, 'hours', p.hours, 'closedAt', null)
         from commerce.pickup_points p where p.tenant_id = ${ctx.tenantId} and p.id = ${pickup_point_id}) as point,
      (select json_build_object('code', c.code, 'redeemed_at', c.redeemed_at) from commerce.redeem_codes c
        where c.tenant_id = ${ctx.tenantId} and c.order_id = ${id} and c.void_at is null) as code,
      exists (select from commerce.after_sales a
        where a.tenant_id = ${ctx.tenantId} and a.order_id = ${id} and a.settled_at is null) as asking`.execute(db(ctx))
  const [found] = rows
  if (!found) throw new Error('nothing beside an order')
  return { ...found, refunds: found.refunds.map((row) => refundOf(row)) }
}

type RefundFound = Pick<RefundRow, 'id' | 'amount_fen' | 'why' | 'state' | 'failure'> & {
  asked_at: Date | string
  done_at: Date | string | null
}

/** A refund as the contract shows it. */
export const refundOf = ({ id, amount_fen, why, state, failure, asked_at, done_at }: RefundFound): Refund => ({
  id,
  amountFen: amount_fen,
  why,
  state,
  failure,
  askedAt: new Date(asked_at).toISOString(),
  doneAt: done_at ? new Date(done_at).toISOString() : null,
})
