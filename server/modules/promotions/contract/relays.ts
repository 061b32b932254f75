/** Relay orders (接龙): entering, changing, cancelling, waiting. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { activity, inOrder, orderError } from './activities.ts'
import * as problems from './problems.ts'
import { relayItem } from './relay-terms.ts'
import { activityId, entryId, seenOn } from './shapes.ts'

/** 即将开始, 进行中, 已暂停, 已截单, 已结束. */
export const relayState = z.enum(['waiting', 'running', 'paused', 'cut_off', 'closed'])
export type RelayState = z.infer<typeof relayState>

/** 抽签中, 待付款, 已接龙, 候补中, 待确认 (a place became free), 已取消. */
export const entryState = z.enum(['balloting', 'held', 'entered', 'waiting', 'offered', 'cancelled'])
export type EntryState = z.infer<typeof entryState>

const wishedItem = z.object({ name: z.string().min(1).max(30), quantity: shop.quantity })
export type WishedItem = z.infer<typeof wishedItem>
const wished = z.array(wishedItem).min(1).max(100)

export const relayEntry = z.object({
  id: entryId,
  /** 接龙号: given with a place, kept for ever. */
  no: z.number().int().nullable(),
  /** Place in the waiting list. */
  place: z.number().int().nullable(),
  /** Of a ballot: the lot, and the how manieth it was drawn. */
  lot: z.number().int().nullable(),
  drawn: z.number().int().nullable(),
  name: z.string(),
  person: personCard.nullable(),
  state: entryState,
  lines: z.array(z.object({ name: z.string(), quantity: z.number().int(), unitFen: fen })),
  totalFen: fen,
  pickupPointId: shop.pickupPointId.nullable(),
  delivery: shop.delivery,
  note: z.string(),
  /** For its person and the organiser. */
  orderId: shop.orderId.nullable(),
  enteredAt: instant,
  paidAt: instant.nullable(),
  confirmBy: instant.nullable(),
  cancelledAt: instant.nullable(),
  cancelledWhy: z.string().nullable(),
  arrivedAt: instant.nullable(),
  mine: z.boolean(),
  may: z.array(z.enum(['change', 'cancel', 'confirm', 'pay'])),
})
export type RelayEntry = z.infer<typeof relayEntry>

export const relay = z.object({
  activityId,
  title: z.string(),
  state: relayState,
  /** Grows with every change of an entry. */
  revision: z.number().int(),
  opensAt: instant,
  cutOffAt: instant,
  places: z.number().int().nullable(),
  taken: z.number().int(),
  waiting: z.number().int(),
  pays: z.enum(['shop', 'none']),
  /** Who sells it for another; goods and delivery are the source's. */
  helper: personCard.nullable(),
  /** Who enters while it is open is put in order by a draw. */
  ballot: z
    .object({
      state: z.enum(['ahead', 'open', 'drawing', 'drawn', 'called_off']),
      closesAt: instant,
      /** SHA-256 of the secret it will be drawn with. */
      commitment: z.string(),
      lots: z.number().int(),
      drawnAt: instant.nullable(),
    })
    .nullable(),
  coupons: z.boolean(),
  items: z.array(relayItem.extend({ left: z.number().int().nullable() })),
  deliveries: z.array(shop.delivery),
  pickupPoints: z.array(shop.pickupPoint),
  mine: z.array(relayEntry),
  /** Enter, or wait in turn. */
  may: z.array(z.enum(['enter', 'wait'])),
  organises: z.boolean(),
})
export type Relay = z.infer<typeof relay>

const asked = {
  items: wished,
  delivery: shop.delivery.default('none'),
  pickupPointId: shop.pickupPointId.optional(),
  recipient: shop.recipient.optional(),
  note: z.string().trim().max(200).default(''),
}
/** What was seen to cost so much; for what is paid in the shop. */
const seenTotal = { totalFen: fen.default(0) }
/** A coupon of mine, where the relay allows coupons; one to an entry. */
const byCoupon = { takenCouponId: shop.takenCouponId.optional() }
const entered = z.object({ entry: relayEntry, order: shop.order.nullable() })
const ordering = [
  shop.SoldOut,
  shop.NotForSale,
  shop.LimitReached,
  shop.DeliveryImpossible,
  shop.RecipientMissing,
  shop.PickupPointMissing,
  shop.PriceChanged,
  shop.CouponUnusable,
] as const
const refusals = [
  problems.ActivityNotRunning,
  problems.ChannelRefuses,
  problems.ItemNotInRelay,
  problems.QuotaTaken,
  problems.LeaderOnly,
  ...ordering,
] as const
const of = { activityId }

export const readRelayEndpoint = endpoint({
  name: 'promotions.read_relay',
  route: 'GET /activities/:activityId/relay',
  summary: 'A relay as it stands: what is left, how many wait, my entries',
  input: z.object({ ...of, channel: seenOn }),
  output: relay,
  problems: [problems.ChannelRefuses],
})
export const listRelayEntriesEndpoint = endpoint({
  name: 'promotions.list_relay_entries',
  route: 'GET /activities/:activityId/relay/entries',
  summary: 'Its entries by number, cancelled ones with theirs; then those who wait, in turn',
  input: z.object({
    ...of,
    channel: seenOn,
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: pageOf(relayEntry),
  problems: [problems.ChannelRefuses],
})
export const quoteRelayEndpoint = endpoint({
  name: 'promotions.quote_relay',
  route: 'POST /activities/:activityId/relay/quote',
  summary: 'What an entry would cost now, and which of my coupons lower it, the best first; nothing is held',
  input: z.object({ ...of, channel: seenOn, items: wished, delivery: asked.delivery, ...byCoupon }),
  output: z.object({
    goodsFen: fen,
    discountFen: fen,
    freightFen: fen,
    totalFen: fen,
    coupons: z.array(z.object({ taken: shop.takenCoupon, fen })),
  }),
  problems: refusals,
})
export const enterRelayEndpoint = endpoint({
  name: 'promotions.enter_relay',
  route: 'POST /activities/:activityId/relay/entries',
  summary:
    'Enter: the next number, and an order where it is paid in the shop; where it is full, a place in the waiting list',
  input: z.object({ ...of, channel: seenOn, ...asked, ...seenTotal, ...byCoupon }),
  output: entered,
  problems: [...refusals, problems.AlreadyEntered, problems.RelayFull, problems.BallotOpen],
})
export const confirmEntryEndpoint = endpoint({
  name: 'promotions.confirm_entry',
  route: 'POST /relay-entries/:entryId/confirm',
  summary: 'Take the place that became free, in time',
  input: z.object({ entryId, recipient: shop.recipient.optional(), ...seenTotal, ...byCoupon }),
  output: entered,
  problems: [...refusals, problems.OfferOver],
})
export const changeEntryEndpoint = endpoint({
  name: 'promotions.change_entry',
  route: 'PUT /relay-entries/:entryId',
  summary: 'Change an entry: its author before the cut-off, the organiser with a reason after it',
  input: z.object({
    entryId,
    items: wished,
    pickupPointId: shop.pickupPointId.optional(),
    note: asked.note,
    why: z.string().trim().max(200).default(''),
  }),
  output: relayEntry,
  problems: [
    problems.ItemNotInRelay,
    problems.QuotaTaken,
    problems.EntryClosed,
    problems.EntryPaid,
    problems.ReasonMissing,
    shop.PickupPointMissing,
  ],
})
export const cancelEntryEndpoint = endpoint({
  name: 'promotions.cancel_entry',
  route: 'POST /relay-entries/:entryId/cancel',
  summary: 'Cancel an entry; its number stays, its money goes back, the next who waits is offered the place',
  input: z.object({ entryId, why: z.string().trim().max(200).default('') }),
  output: relayEntry,
  problems: [problems.EntryClosed, problems.ReasonMissing, shop.OrderStateWrong],
})
export const closeRelayEndpoint = endpoint({
  name: 'promotions.close_relay',
  route: 'POST /activities/:activityId/relay/close',
  summary: 'Everything is handed over: a relay that was cut off is finished',
  input: z.object(of),
  output: relay,
  problems: [problems.RelayStillRuns],
})
export const copyRelayEndpoint = endpoint({
  name: 'promotions.copy_relay',
  route: 'POST /activities/:activityId/relay/copies',
  summary: 'The same relay anew, with other dates',
  input: z
    .object({ ...of, title: z.string().trim().min(1).max(60), startsAt: instant, endsAt: instant })
    .refine(inOrder, orderError),
  output: activity,
  problems: [
    problems.ChannelRefuses,
    problems.PriceAboveShelf,
    problems.ServiceMustBeRefundable,
    problems.ActivityOver,
    problems.BallotTooLong,
  ],
})
