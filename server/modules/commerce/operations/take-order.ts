import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { CommunityId, GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import {
  type Delivery,
  LimitReached,
  type OrderId,
  type Origin,
  type PickupPointId,
  type Recipient,
} from '../contract.ts'
import type { Offer } from '../rules/offer.ts'
import { orderNumber } from '../rules/order-number.ts'
import type { Sum } from '../rules/quote.ts'
import { db } from '../tables.ts'
import { holdStock } from './hold-stock.ts'

export type Taking = {
  buyerId: PersonId
  communityId: CommunityId
  groupId?: GroupId | undefined
  origin: Origin
  originId?: string | null
  offers: readonly Offer[]
  sum: Sum
  delivery: Delivery
  recipient?: Recipient | undefined
  pickupPointId?: PickupPointId | undefined
  note?: string
  /** What was agreed, as it stands now. */
  terms?: unknown
  /** Milliseconds until it lapses unpaid. */
  payWithin: number
  /** False where a campaign has a stock of its own. */
  holdsStock?: boolean
}

/**
 * Takes an order: one statement writes it with its lines, prices of this moment and the limits per person; the next one,
 * last because others wait for that row, holds the stock. Raises `commerce.limit_reached` and `commerce.sold_out`.
 */
export async function takeOrder(ctx: Context, taking: Taking): Promise<OrderId> {
  const id = newId('ord') as OrderId
  const wished = await write(ctx, id, taking)
  const limited = limitedProducts(taking.offers)
  if (wished < limited.length) {
    const [first] = limited
    throw LimitReached({ title: first?.title ?? '', limit: first?.limit ?? 0, bought: first?.bought ?? 0 })
  }
  if (taking.holdsStock !== false) await holdStock(ctx, taking.offers)
  return id
}

async function write(ctx: Context, id: OrderId, taking: Taking): Promise<number> {
  const { sum } = taking
  const lines = taking.offers.map((offer, line) => ({
    line,
    ...offer,
    discount: sum.discounts[line] ?? 0,
    freight: sum.freights[line] ?? 0,
    holds: taking.holdsStock !== false && offer.left !== null,
  }))
  const { rows } = await sql`
    with placed as (
      insert into commerce.orders (tenant_id, id, number, buyer_id, community_id, group_id, origin, origin_id, state,
        delivery, recipient, pickup_point_id, goods_fen, discount_fen, freight_fen, buyer_note, terms, placed_at, pay_by)
      values (${ctx.tenantId}, ${id}, ${orderNumber(ctx.now, id)}, ${taking.buyerId}, ${taking.communityId},
        ${taking.groupId ?? null}, ${taking.origin}, ${taking.originId ?? null}, 'unpaid', ${taking.delivery},
        ${taking.recipient ? ctx.seal.seal(JSON.stringify(taking.recipient)) : null}, ${taking.pickupPointId ?? null},
        ${sum.goodsFen}, ${sum.discountFen}, ${sum.freightFen}, ${taking.note ?? ''},
        ${JSON.stringify(taking.terms ?? {})}::jsonb, ${ctx.now}, ${new Date(ctx.now.getTime() + taking.payWithin)})),
    listed as (
      insert into commerce.order_lines (tenant_id, order_id, line, variant_id, product_id, title, variant, image, kind,
        quantity, unit_fen, discount_fen, freight_fen, holds_stock)
      select ${ctx.tenantId}, ${id}, l.line, l."variantId", l."productId", l.title, l.variant, l.image, l.kind, l.quantity,
             l."unitFen", l.discount, l.freight, l.holds
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (line smallint, "variantId" text, "productId" text,
          title text, variant text, image text, kind text, quantity integer, "unitFen" bigint, discount bigint,
          freight bigint, holds boolean)),
    noted as (insert into commerce.order_steps (tenant_id, id, order_id, step, by_person, at)
      values (${ctx.tenantId}, ${newId('stp')}, ${id}, 'placed', ${taking.buyerId}, ${ctx.now}))
    insert into commerce.bought as b (tenant_id, product_id, person_id, quantity)
    select ${ctx.tenantId}, x.id, ${taking.buyerId}, x.wished
      from jsonb_to_recordset(${JSON.stringify(limitedProducts(taking.offers))}::jsonb)
        as x (id text, wished integer, "limit" integer)
    on conflict (tenant_id, product_id, person_id) do update set quantity = b.quantity + excluded.quantity
     where b.quantity + excluded.quantity <= (select p.limit_per_person from commerce.products p
       where p.tenant_id = b.tenant_id and p.id = b.product_id)
    returning b.product_id`.execute(db(ctx))
  return rows.length
}

/** Products of which nobody may buy more than so many. */
function limitedProducts(offers: readonly Offer[]) {
  const products = new Map<string, { id: string; title: string; wished: number; limit: number; bought: number }>()
  for (const { productId: id, title, quantity, limitPerPerson: limit, bought } of offers) {
    if (limit === null) continue
    const known = products.get(id)
    products.set(id, { id, title, limit, bought, wished: (known?.wished ?? 0) + quantity })
  }
  return [...products.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
