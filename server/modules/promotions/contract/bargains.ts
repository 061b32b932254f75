/** Bargains (砍价): starting one, helping, ordering at the price reached. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { activityId, bargainId, orderWords, seenOn, toldRule } from './shapes.ts'

/** 进行中, 成功(到底价), 已下单, 已支付, 失败(超时), 失效(未按时下单). */
export const bargainState = z.enum(['running', 'succeeded', 'ordered', 'paid', 'failed', 'lapsed'])
export type BargainState = z.infer<typeof bargainState>

export const bargain = z.object({
  id: bargainId,
  activityId,
  title: z.string(),
  variantId: shop.variantId,
  starter: personCard,
  state: bargainState,
  priceFen: fen,
  /** Null where the activity does not show it. */
  floorFen: fen.nullable(),
  /** The price less all accepted cuts, read from their rows. */
  nowFen: fen,
  people: z.number().int(),
  /** How many more people are really needed. */
  missing: z.number().int(),
  startedAt: instant,
  expiresAt: instant,
  /** Until when it can be ordered, once the floor is reached. */
  orderBy: instant.nullable(),
  orderId: shop.orderId.nullable(),
  soldOut: z.boolean(),
  /** As they were when it was started. */
  rules: z.array(toldRule),
  cuts: z.array(z.object({ person: personCard, amountFen: someFen, at: instant })),
  may: z.array(z.enum(['support', 'order', 'pay'])),
})
export type Bargain = z.infer<typeof bargain>

export const startBargainEndpoint = endpoint({
  name: 'promotions.start_bargain',
  route: 'POST /activities/:activityId/bargains',
  summary: 'Start a bargain (发起砍价): all cuts are drawn now, only who gets which is open',
  input: z.object({ activityId, variantId: shop.variantId, channel: seenOn }),
  output: bargain,
  problems: [
    problems.ActivityNotRunning,
    problems.ChannelRefuses,
    problems.VariantNotInActivity,
    problems.QuotaTaken,
    shop.NotForSale,
    shop.SoldOut,
  ],
})
export const readBargainEndpoint = endpoint({
  name: 'promotions.read_bargain',
  route: 'GET /bargains/:bargainId',
  summary: 'A bargain as it stands: its price, who cut how much, how many are still needed',
  input: z.object({ bargainId, channel: seenOn }),
  output: bargain,
  problems: [problems.ChannelRefuses],
})
export const supportBargainEndpoint = endpoint({
  name: 'promotions.support_bargain',
  route: 'POST /bargains/:bargainId/supports',
  summary: 'Help to cut (帮砍), once each; the next of the drawn cuts is taken',
  input: z.object({ bargainId, channel: seenOn }),
  output: z.object({ amountFen: someFen, bargain }),
  problems: [
    problems.BargainOver,
    problems.OwnBargain,
    problems.AlreadyHelped,
    problems.QuotaTaken,
    problems.ActivityNotRunning,
    problems.ChannelRefuses,
  ],
})
export const orderBargainEndpoint = endpoint({
  name: 'promotions.order_bargain',
  route: 'POST /bargains/:bargainId/order',
  summary: 'Order at the price that was reached',
  input: z.object({ bargainId, ...orderWords }),
  output: z.object({ bargain, order: shop.order }),
  problems: [
    problems.BargainOver,
    problems.NotYours,
    problems.FloorNotReached,
    problems.ChannelRefuses,
    shop.SoldOut,
    shop.NotForSale,
    shop.LimitReached,
    shop.DeliveryImpossible,
    shop.RecipientMissing,
    shop.PickupPointMissing,
    shop.PriceChanged,
  ],
})
