/** Ordering, and what buyers do with their orders. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { communityId, groupId } from '../../community/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { cartDeal } from './cart.ts'
import { takenCouponId } from './coupons.ts'
import * as problems from './problems.ts'
import {
  delivery,
  order,
  orderCard,
  orderId,
  orderState,
  paymentId,
  pickupPoint,
  pickupPointId,
  quantity,
  recipient,
  seenOn,
  variantId,
} from './shapes.ts'

/** Where an order goes, whatever made its price. */
export const placeWords = {
  /** The chat it is ordered in. */
  groupId: groupId.optional(),
  delivery,
  recipient: recipient.optional(),
  pickupPointId: pickupPointId.optional(),
  note: z.string().trim().max(200).default(''),
  /** What the buyer saw; another price is refused, so that nobody pays what they did not see. */
  totalFen: fen,
}

const wish = {
  communityId,
  /** The chat it is ordered in. */
  groupId: groupId.optional(),
  lines: z
    .array(z.object({ variantId, quantity }))
    .min(1)
    .max(50)
    .refine((all) => new Set(all.map((one) => one.variantId)).size === all.length, {
      error: 'something stands on two lines',
    }),
  delivery,
  /** A coupon of mine that lowers it; one to an order. */
  takenCouponId: takenCouponId.optional(),
  /** These lines lie in the cart: what activities make of it counts, and ordered they leave it. */
  fromCart: z.boolean().default(false),
  channel: seenOn,
}

export const quote = z.object({
  lines: z.array(
    z.object({
      variantId,
      title: z.string(),
      variant: z.string(),
      quantity,
      unitFen: fen,
      amountFen: fen,
      discountFen: fen,
    }),
  ),
  goodsFen: fen,
  discountFen: fen,
  /** What activities take off, by name; the discount holds it. */
  deals: z.array(cartDeal),
  freightFen: fen,
  totalFen: fen,
})
export type Quote = z.infer<typeof quote>

/** What has just been ordered; what became of it is read with the order. */
export const placedOrder = z.object({
  id: orderId,
  number: z.string(),
  totalFen: fen,
  /** Null: it cost nothing and is paid. */
  payBy: instant.nullable(),
  /** Begun with play money, as asked; null: it is begun with `open_payment`. */
  paymentId: paymentId.nullable(),
})
export type PlacedOrder = z.infer<typeof placedOrder>

const refusals = [
  problems.SoldOut,
  problems.NotForSale,
  problems.LimitReached,
  problems.DeliveryImpossible,
  problems.CouponUnusable,
] as const

export const quoteOrderEndpoint = endpoint({
  name: 'commerce.quote_order',
  route: 'POST /orders/quote',
  summary: 'What an order would cost now; nothing is held',
  input: z.object(wish),
  output: quote,
  problems: refusals,
})
export const placeOrderEndpoint = endpoint({
  name: 'commerce.place_order',
  route: 'POST /orders',
  summary: 'Order: stock is held until the order is paid or its time is over',
  input: z.object({
    ...wish,
    ...placeWords,
    /** Begin to pay with play money at once, while no real provider is switched on. */
    playMoney: z.boolean().default(false),
  }),
  output: placedOrder,
  problems: [
    ...refusals,
    problems.RecipientMissing,
    problems.PickupPointMissing,
    problems.PriceChanged,
    problems.DealGone,
  ],
})

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }

export const listMyOrdersEndpoint = endpoint({
  name: 'commerce.list_my_orders',
  route: 'GET /me/orders',
  summary: 'My orders, newest first',
  input: z.object({ state: orderState.optional(), ...afterwards }),
  output: pageOf(orderCard),
})
export const readOrderEndpoint = endpoint({
  name: 'commerce.read_order',
  route: 'GET /orders/:orderId',
  summary: 'One order with all that became of it: mine, or any for those at the desk',
  input: z.object({ orderId }),
  output: order,
})
export const cancelOrderEndpoint = endpoint({
  name: 'commerce.cancel_order',
  route: 'POST /orders/:orderId/cancel',
  summary: 'Give up an order that was not paid; what it held is free again',
  input: z.object({ orderId, why: z.string().trim().max(200).default('') }),
  output: order,
  problems: [problems.OrderStateWrong],
})
export const confirmReceiptEndpoint = endpoint({
  name: 'commerce.confirm_receipt',
  route: 'POST /orders/:orderId/received',
  summary: 'Say that everything has come',
  input: z.object({ orderId }),
  output: order,
  problems: [problems.OrderStateWrong],
})
export const listPickupPointsEndpoint = endpoint({
  name: 'commerce.list_pickup_points',
  route: 'GET /pickup-points',
  summary: 'Where orders can be fetched',
  output: z.object({ rows: z.array(pickupPoint) }),
})
