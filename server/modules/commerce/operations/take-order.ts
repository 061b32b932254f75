import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Problem } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { CommunityId, GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import {
  type Delivery,
  LimitReached,
  type OrderId,
  type PaymentId,
  SoldOut,
  type Origin,
  type PickupPointId,
  type PlacedOrder,
  type Recipient,
} from '../contract.ts'
import type { Offer } from '../rules/offer.ts'
import { orderNumber } from '../rules/order-number.ts'
import type { Sum } from '../rules/quote.ts'
import { db } from '../tables.ts'
import { holding } from './hold-stock.ts'

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
  /** Begin to pay with play money at once, while no real provider is switched on. */
  playMoney?: boolean
  /** False where a campaign has a stock of its own. */
  holdsStock?: boolean
}

/**
 * Takes an order in one statement: the order with its lines at the prices of this moment, the limits per person, the stock
 * it holds and, where play money pays, the payment. Raises `commerce.limit_reached` and `commerce.sold_out`; then nothing
 * of it remains.
 */
export async function takeOrder(ctx: Context, taking: Taking): Promise<PlacedOrder> {
  const id = newId('ord') as OrderId
  const payBy = new Date(ctx.now.getTime() + taking.payWithin)
  const limited = limitedProducts(taking.offers)
  const held = taking.holdsStock === false ? [] : heldBy(taking.offers)
  const fresh = { id, payBy, paymentId: newId('pay') as PaymentId }
  const written = await write(ctx, fresh, taking, limited, held)
  const [first] = limited
  if (written.limited < limited.length && first) throw LimitReached(first)
  if (written.held.length < held.length) throw soldOut(taking.offers, written.held)
  return {
    id,
    number: orderNumber(ctx.now, id),
    totalFen: taking.sum.totalFen,
    payBy: payBy.toISOString(),
    paymentId: written.payment,
  }
}

const heldBy = (offers: readonly Offer[]) =>
  offers.filter(({ left }) => left !== null).map(({ variantId, quantity }) => ({ variantId, quantity }))

function soldOut(offers: readonly Offer[], held: readonly string[]): Problem {
  const missing = offers.find(({ variantId, left }) => left !== null && !held.includes(variantId))
  return SoldOut({ title: missing?.title ?? '', left: 0 })
}

type Written = { limited: number; held: string[]; payment: PaymentId | null }
type Fresh = { id: OrderId; payBy: Date; paymentId: PaymentId }

async function write(
  ctx: Context,
  fresh: Fresh,
  taking: Taking,
  limited: readonly Limited[],
  held: ReturnType<typeof heldBy>,
): Promise<Written> {
  const { rows } = await sql<Written>`
    with ${placing(ctx, fresh, taking)},
    ${opening(ctx, fresh, taking)},
    ${limiting(ctx, taking, limited)},
    ${holding(ctx, held)}
    select (select count(*) from limited)::int as limited, (select id from opened) as payment,
           (select coalesce(json_agg(variant_id), '[]') from held) as held`.execute(db(ctx))
  const [written] = rows
  if (!written) throw new Error('an order was written without an answer')
  return written
}

/** The order, its lines and its first step. */
function placing({ tenantId: own, now, seal }: Context, { id, payBy }: Fresh, taking: Taking): RawBuilder<unknown> {
  const { sum, buyerId, recipient } = taking
  return sql`
    placed as (
      insert into commerce.orders (tenant_id, id, number, buyer_id, community_id, group_id, origin, origin_id, state,
        delivery, recipient, pickup_point_id, goods_fen, discount_fen, freight_fen, buyer_note, terms, placed_at, pay_by)
      values (${own}, ${id}, ${orderNumber(now, id)}, ${buyerId}, ${taking.communityId},
        ${taking.groupId ?? null}, ${taking.origin}, ${taking.originId ?? null}, 'unpaid', ${taking.delivery},
        ${recipient ? seal.seal(JSON.stringify(recipient)) : null}, ${taking.pickupPointId ?? null},
        ${sum.goodsFen}, ${sum.discountFen}, ${sum.freightFen}, ${taking.note ?? ''},
        ${JSON.stringify(taking.terms ?? {})}::jsonb, ${now}, ${payBy})),
    listed as (
      insert into commerce.order_lines (tenant_id, order_id, line, variant_id, product_id, title, variant, image, kind,
        quantity, unit_fen, discount_fen, freight_fen, holds_stock)
      select ${own}, ${id}, l.line, l."variantId", l."productId", l.title, l.variant, l.image, l.kind, l.quantity,
             l."unitFen", l.discount, l.freight, l.holds
        from jsonb_to_recordset(${JSON.stringify(linesOf(taking))}::jsonb) as l (line smallint, "variantId" text,
          "productId" text, title text, variant text, image text, kind text, quantity integer, "unitFen" bigint,
          discount bigint, freight bigint, holds boolean)),
    noted as (insert into commerce.order_steps (tenant_id, id, order_id, step, by_person, at)
      values (${own}, ${newId('stp')}, ${id}, 'placed', ${buyerId}, ${now}))`
}

/** The payment with play money, where it pays and was wished. */
function opening(
  { tenantId: own, now, config }: Context,
  { id, payBy, paymentId }: Fresh,
  { playMoney, sum }: Taking,
): RawBuilder<unknown> {
  return sql`
    opened as (
      insert into commerce.payments (tenant_id, id, order_id, provider, trade_no, amount_fen, state, way, opened_at, expires_at)
      select ${own}, ${paymentId}, ${id}, 'sandbox', ${paymentId.slice(4)}, ${sum.totalFen}, 'open', 'page', ${now}, ${payBy}
       where ${playMoney === true && sum.totalFen > 0} and not exists (select from commerce.payment_settings s
         where s.tenant_id = ${own} and s.active = (s.provider <> 'sandbox'))
         and (${config.playMoney} or exists (select from commerce.payment_settings s
           where s.tenant_id = ${own} and s.provider = 'sandbox'))
      returning id)`
}

/** How much the buyer has of each limited product: whoever finds fewer rows than products has reached a limit. */
function limiting({ tenantId: own }: Context, { buyerId }: Taking, limited: readonly Limited[]): RawBuilder<unknown> {
  return sql`
    limited as (
      insert into commerce.bought as b (tenant_id, product_id, person_id, quantity)
      select ${own}, x.id, ${buyerId}, x.wished
        from jsonb_to_recordset(${JSON.stringify(limited)}::jsonb) as x (id text, wished integer)
      on conflict (tenant_id, product_id, person_id) do update set quantity = b.quantity + excluded.quantity
       where b.quantity + excluded.quantity <= (select p.limit_per_person from commerce.products p
         where p.tenant_id = b.tenant_id and p.id = b.product_id)
      returning 1)`
}

function linesOf({ offers, sum, holdsStock }: Taking) {
  return offers.map((offer, line) => ({
    line,
    ...offer,
    discount: sum.discounts[line] ?? 0,
    freight: sum.freights[line] ?? 0,
    holds: holdsStock !== false && offer.left !== null,
  }))
}

/** Products of which nobody may buy more than so many. */
type Limited = { id: string; title: string; wished: number; limit: number; bought: number }

function limitedProducts(offers: readonly Offer[]): Limited[] {
  const products = new Map<string, Limited>()
  for (const { productId: id, title, quantity, limitPerPerson: limit, bought } of offers) {
    if (limit === null) continue
    const known = products.get(id)
    products.set(id, { id, title, limit, bought, wished: (known?.wished ?? 0) + quantity })
  }
  return [...products.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
