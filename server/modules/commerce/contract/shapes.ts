/** Ids and shapes of the shop. */
import { z } from 'zod'
import { idOf, instant } from '../../../kernel/contract.ts'
import { communityId, groupId } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'

export const categoryId = idOf('cat')
export const productId = idOf('prd')
export const variantId = idOf('var')
export const priceId = idOf('prc')
export const orderId = idOf('ord')
export const pictureId = idOf('pic')
export const pickupPointId = idOf('pup')
export const paymentId = idOf('pay')
export const refundId = idOf('rfd')
export const shipmentId = idOf('shp')
export const afterSaleId = idOf('afs')
export type CategoryId = z.infer<typeof categoryId>
export type ProductId = z.infer<typeof productId>
export type VariantId = z.infer<typeof variantId>
export type PriceId = z.infer<typeof priceId>
export type OrderId = z.infer<typeof orderId>
export type PictureId = z.infer<typeof pictureId>
export type PickupPointId = z.infer<typeof pickupPointId>
export type PaymentId = z.infer<typeof paymentId>
export type RefundId = z.infer<typeof refundId>
export type AfterSaleId = z.infer<typeof afterSaleId>
export type ShipmentId = z.infer<typeof shipmentId>

/** 实物, 服务, 虚拟商品. */
export const productKind = z.enum(['goods', 'service', 'virtual'])
export type ProductKind = z.infer<typeof productKind>

/** 快递, 自提 (with a redeem code), 到店核销, 无需配送. */
export const delivery = z.enum(['express', 'pickup', 'code', 'none'])
export type Delivery = z.infer<typeof delivery>

export const quantity = z.number().int().min(1).max(9999)

export const recipient = z.object({
  name: z.string().trim().min(1).max(40),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{6,20}$/),
  region: z.string().trim().max(60).default(''),
  address: z.string().trim().min(3).max(200),
})
export type Recipient = z.infer<typeof recipient>

export const orderState = z.enum(['unpaid', 'paid', 'shipped', 'received', 'closed', 'cancelled', 'refunded'])
export type OrderState = z.infer<typeof orderState>

/** Where the shop is looked at: 公众号/H5, 小程序, 企业微信, 网页, 线下. */
export const channel = z.enum(['wechat_h5', 'weapp', 'wecom', 'web', 'offline'])
export type Channel = z.infer<typeof channel>
/** A channel whose rules refuse a mechanic never shows it. */
export const seenOn = channel.default('web')

/** What made the price of an order. */
export const origin = z.enum([
  'shop',
  'group_buy',
  'bargain',
  'flash_sale',
  'bundle',
  'relay',
  'presale',
  'membership',
  'co_selling',
])
export type Origin = z.infer<typeof origin>

export const provider = z.enum(['sandbox', 'wechat', 'alipay'])
export type Provider = z.infer<typeof provider>

export const orderLine = z.object({
  line: z.number().int(),
  variantId,
  productId,
  title: z.string(),
  variant: z.string(),
  image: z.string().nullable(),
  kind: productKind,
  quantity,
  unitFen: fen,
  discountFen: fen,
  freightFen: fen,
  refundedQuantity: z.number().int(),
  refundedFen: fen,
  shippedQuantity: z.number().int(),
})
export type OrderLine = z.infer<typeof orderLine>

export const shipment = z.object({
  id: shipmentId,
  carrier: z.string(),
  tracking: z.string(),
  lines: z.array(z.object({ line: z.number().int(), quantity })),
  at: instant,
})

export const refund = z.object({
  id: refundId,
  amountFen: fen,
  why: z.string(),
  state: z.enum(['due', 'sent', 'done', 'failed']),
  failure: z.string().nullable(),
  askedAt: instant,
  doneAt: instant.nullable(),
})
export type Refund = z.infer<typeof refund>

export const orderStep = z.object({
  step: z.string(),
  at: instant,
  by: personCard.nullable(),
  facts: z.record(z.string(), z.unknown()),
})

export const orderCard = z.object({
  id: orderId,
  number: z.string(),
  state: orderState,
  awaits: z.string().nullable(),
  origin,
  originId: z.string().nullable(),
  communityId,
  groupId: groupId.nullable(),
  buyer: personCard,
  delivery,
  goodsFen: fen,
  discountFen: fen,
  freightFen: fen,
  totalFen: fen,
  paidFen: fen,
  refundedFen: fen,
  placedAt: instant,
  payBy: instant,
  paidAt: instant.nullable(),
  attention: z.string().nullable(),
  lines: z.array(orderLine),
})
export type OrderCard = z.infer<typeof orderCard>

export const pickupPoint = z.object({
  id: pickupPointId,
  name: z.string(),
  address: z.string(),
  hours: z.string(),
  closedAt: instant.nullable(),
})
export type PickupPoint = z.infer<typeof pickupPoint>

export const order = orderCard.extend({
  recipient: recipient.nullable(),
  pickupPoint: pickupPoint.nullable(),
  /** Shown to the buyer once it is paid. */
  redeemCode: z.string().nullable(),
  redeemedAt: instant.nullable(),
  buyerNote: z.string(),
  ownerNote: z.string(),
  shippedAt: instant.nullable(),
  receivedAt: instant.nullable(),
  closedAt: instant.nullable(),
  endedWhy: z.string().nullable(),
  shipments: z.array(shipment),
  refunds: z.array(refund),
  steps: z.array(orderStep),
  /** What the asker may do with it now. */
  may: z.array(z.enum(['pay', 'cancel', 'confirm', 'after_sale', 'ship', 'redeem', 'refund', 'note'])),
})
export type Order = z.infer<typeof order>
