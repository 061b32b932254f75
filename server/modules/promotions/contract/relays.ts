/** Relay orders (接龙): entering, changing, cancelling, waiting; the organiser's totals, pasted text and lists. */
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

/** 待付款, 已接龙, 候补中, 待确认 (a place became free), 已取消. */
export const entryState = z.enum(['held', 'entered', 'waiting', 'offered', 'cancelled'])
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
const entered = z.object({ entry: relayEntry, order: shop.order.nullable() })
const ordering = [
  shop.SoldOut,
  shop.NotForSale,
  shop.LimitReached,
  shop.DeliveryImpossible,
  shop.RecipientMissing,
  shop.PickupPointMissing,
  shop.PriceChanged,
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
export const enterRelayEndpoint = endpoint({
  name: 'promotions.enter_relay',
  route: 'POST /activities/:activityId/relay/entries',
  summary:
    'Enter: the next number, and an order where it is paid in the shop; where it is full, a place in the waiting list',
  input: z.object({ ...of, channel: seenOn, ...asked, ...seenTotal }),
  output: entered,
  problems: [...refusals, problems.AlreadyEntered, problems.RelayFull],
})
export const confirmEntryEndpoint = endpoint({
  name: 'promotions.confirm_entry',
  route: 'POST /relay-entries/:entryId/confirm',
  summary: 'Take the place that became free, in time',
  input: z.object({ entryId, recipient: shop.recipient.optional(), ...seenTotal }),
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
  ],
})

const count = z.object({ name: z.string(), quantity: z.number().int(), fen })
export const relayTotals = z.object({
  entries: z.number().int(),
  cancelled: z.number().int(),
  waiting: z.number().int(),
  fen,
  items: z.array(count),
  points: z.array(
    z.object({
      /** Null: what is not fetched. */
      pickupPointId: shop.pickupPointId.nullable(),
      name: z.string(),
      entries: z.number().int(),
      arrivedAt: instant.nullable(),
      items: z.array(count),
      /** 配货单: what each entry gets there, by number. */
      picking: z.array(
        z.object({
          no: z.number().int(),
          name: z.string(),
          items: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
          note: z.string(),
          paid: z.boolean(),
        }),
      ),
    }),
  ),
})
export type RelayTotals = z.infer<typeof relayTotals>

export const readRelayTotalsEndpoint = endpoint({
  name: 'promotions.read_relay_totals',
  route: 'GET /activities/:activityId/relay/totals',
  summary: 'What is to be brought: for each item, for each pick-up point, for each entry there',
  input: z.object(of),
  output: relayTotals,
})
export const announceArrivalEndpoint = endpoint({
  name: 'promotions.announce_arrival',
  route: 'POST /activities/:activityId/relay/arrivals',
  summary: 'The goods are there (到货通知): each entry of the place is told once',
  input: z.object({ ...of, pickupPointId: shop.pickupPointId.optional() }),
  output: z.object({ told: z.number().int() }),
  problems: [problems.RelayStillRuns],
})
export const exportRelayEndpoint = endpoint({
  name: 'promotions.export_relay',
  route: 'GET /activities/:activityId/relay/export',
  summary: 'Every entry as CSV or as an Excel sheet',
  input: z.object({ ...of, as: z.enum(['csv', 'xlsx']).default('csv') }),
  transfer: 'binary',
})

export const readRelayTextEndpoint = endpoint({
  name: 'promotions.read_relay_text',
  route: 'GET /activities/:activityId/relay/text',
  summary: 'The relay as text to be pasted into a chat',
  input: z.object({ ...of, channel: seenOn }),
  output: z.object({ text: z.string() }),
  problems: [problems.ChannelRefuses],
})
const writtenLine = z.object({ item: z.string(), quantity: z.number().int() })
export const pasteComparison = z.object({
  revision: z.number().int(),
  rows: z.array(
    z.object({
      line: z.number().int(),
      kind: z.enum(['add', 'change', 'cancel', 'same']),
      id: entryId.nullable(),
      no: z.number().int().nullable(),
      name: z.string(),
      lines: z.array(writtenLine),
      point: z.string().nullable(),
      before: z.object({ lines: z.array(writtenLine), point: z.string().nullable() }).nullable(),
    }),
  ),
  /** Entries the text does not speak of: they stay. */
  unsaid: z.array(z.object({ no: z.number().int(), name: z.string() })),
  bad: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      why: z.enum(['no_items', 'no_name', 'unknown_item', 'unknown_point', 'bad_quantity']),
      word: z.string(),
    }),
  ),
})
export type PasteComparison = z.infer<typeof pasteComparison>
const pasted = z.string().min(1).max(200_000)

export const comparePasteEndpoint = endpoint({
  name: 'promotions.compare_paste',
  route: 'POST /activities/:activityId/relay/comparisons',
  summary: 'What a text from a chat would change; nothing is changed',
  input: z.object({ ...of, text: pasted }),
  output: pasteComparison,
  problems: [problems.PaysInShop],
})
export const takePasteEndpoint = endpoint({
  name: 'promotions.take_paste',
  route: 'POST /activities/:activityId/relay/pastes',
  summary: 'Take over what a text says, as it was compared; the same text again changes nothing',
  input: z.object({ ...of, text: pasted, revision: z.number().int() }),
  output: z.object({ changed: z.number().int(), comparison: pasteComparison }),
  problems: [problems.PaysInShop, problems.RelayMovedOn, problems.RelayFull, problems.QuotaTaken],
})
