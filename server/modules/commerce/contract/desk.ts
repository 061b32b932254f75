/** The order desk: shipping, redeeming, refunding, and what needs a person. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { order, orderCard, orderId, orderState, pickupPoint, pickupPointId, provider, quantity } from './shapes.ts'

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const listOrdersEndpoint = endpoint({
  name: 'commerce.list_orders',
  route: 'GET /orders',
  summary: 'Orders of the tenant, newest first',
  input: z.object({
    state: orderState.optional(),
    communityId: communityId.optional(),
    /** A part of the number, of a title or of the buyer's name. */
    words: z.string().trim().max(60).optional(),
    /** Only what can be shipped now. */
    toShip: z.coerce.boolean().optional(),
    ...afterwards,
  }),
  output: pageOf(orderCard),
})
export const countOrdersEndpoint = endpoint({
  name: 'commerce.count_orders',
  route: 'GET /orders/counts',
  summary: 'How many orders are in which state, and how many need somebody',
  output: z.object({
    states: z.record(z.string(), z.number().int()),
    toShip: z.number().int(),
    attention: z.number().int(),
    todayFen: fen,
    todayOrders: z.number().int(),
  }),
})
export const shipOrderEndpoint = endpoint({
  name: 'commerce.ship_order',
  route: 'POST /orders/:orderId/shipments',
  summary: 'Hand a parcel to a carrier; without lines, all that is left goes',
  input: z.object({
    orderId,
    carrier: z.string().trim().min(1).max(40),
    tracking: z
      .string()
      .trim()
      .regex(/^[\w-]{4,60}$/),
    lines: z
      .array(z.object({ line: z.number().int().min(0).max(200), quantity }))
      .max(50)
      .optional(),
  }),
  output: order,
  problems: [problems.OrderStateWrong, problems.OrderAwaits, problems.ShipTooMany],
})
export const readParcelsEndpoint = endpoint({
  name: 'commerce.read_parcels',
  route: 'POST /shipments/sheet',
  summary: 'Read a sheet of parcels (CSV, XLSX) to be looked at; nothing is shipped yet',
  output: z.object({ rows: z.array(z.object({ number: z.string(), carrier: z.string(), tracking: z.string() })) }),
  problems: [problems.ParcelsUnreadable],
  transfer: 'upload',
})
export const shipManyEndpoint = endpoint({
  name: 'commerce.ship_many',
  route: 'POST /shipments',
  summary: 'Ship orders from a sheet: each row for itself, told row by row; the same row twice is one parcel',
  input: z.object({
    rows: z
      .array(
        z.object({
          number: z.string().trim().max(40),
          carrier: z.string().trim().max(80),
          tracking: z.string().trim().max(80),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        number: z.string(),
        outcome: z.enum(['shipped', 'already', 'refused']),
        /** Why it was refused. */
        why: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
  }),
})
export const redeemEndpoint = endpoint({
  name: 'commerce.redeem',
  route: 'POST /redemptions',
  summary: 'Redeem a code, once (核销)',
  input: z.object({
    code: z
      .string()
      .trim()
      .regex(/^[\d ]{12,16}$/),
  }),
  output: order,
  problems: [problems.CodeUnknown, problems.CodeUsed, problems.OrderAwaits],
})
export const refundOrderEndpoint = endpoint({
  name: 'commerce.refund_order',
  route: 'POST /orders/:orderId/refunds',
  summary: 'Give money back: all that is left, or a part of some lines',
  input: z.object({
    orderId,
    /** Left out: everything that is left. */
    lines: z
      .array(
        z.object({
          line: z.number().int().min(0).max(200),
          quantity: z.number().int().min(0).max(9999),
          amountFen: someFen,
        }),
      )
      .min(1)
      .max(50)
      .optional(),
    backToStock: z.boolean().default(false),
    why: z.string().trim().min(1).max(200),
  }),
  output: order,
  problems: [problems.OrderStateWrong, problems.RefundTooMuch],
})
export const noteOrderEndpoint = endpoint({
  name: 'commerce.note_order',
  route: 'PUT /orders/:orderId/note',
  summary: 'Keep a note that only the desk sees',
  input: z.object({ orderId, note: z.string().trim().max(500) }),
  output: order,
})
export const settleAttentionEndpoint = endpoint({
  name: 'commerce.settle_attention',
  route: 'POST /orders/:orderId/settled',
  summary: 'Say that somebody has looked after what the order needed',
  input: z.object({ orderId, how: z.string().trim().min(1).max(200) }),
  output: order,
})

export const attentionRow = z.object({
  kind: z.enum([
    'order',
    'refund',
    'payout',
    'notice',
    'after_sale',
    'reconciliation',
    'boost',
    'presale',
    'wave',
    'recount',
  ]),
  id: z.string(),
  orderId: orderId.nullable(),
  number: z.string().nullable(),
  why: z.string(),
  amountFen: z.number().int().nullable(),
  since: instant,
})
export type AttentionRow = z.infer<typeof attentionRow>
export const listAttentionEndpoint = endpoint({
  name: 'commerce.list_attention',
  route: 'GET /shop/attention',
  summary: 'Money and orders that need a person, oldest first',
  output: z.object({ rows: z.array(attentionRow) }),
})
export const lookAtNoticeEndpoint = endpoint({
  name: 'commerce.look_at_notice',
  route: 'POST /payment-notices/:provider/:noticeId/looked',
  summary: 'Say that a notice nothing could be made of was looked at',
  input: z.object({ provider, noticeId: z.string().max(128), how: z.string().trim().min(1).max(200) }),
})

export const arrangePickupPointEndpoint = endpoint({
  name: 'commerce.arrange_pickup_point',
  route: 'PUT /pickup-points',
  summary: 'Make, change or close a place where orders are fetched',
  input: z.object({
    id: pickupPointId.optional(),
    name: z.string().trim().min(1).max(60),
    address: z.string().trim().min(1).max(200),
    hours: z.string().trim().max(100).default(''),
    closed: z.boolean().default(false),
  }),
  output: pickupPoint,
})
