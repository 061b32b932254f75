/** Somebody wants money back, with or without sending things back (售后). */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { afterSaleId, order, orderId, quantity } from './shapes.ts'

export const afterSaleState = z.enum(['asked', 'agreed', 'returning', 'done', 'declined', 'withdrawn'])

export const afterSale = z.object({
  id: afterSaleId,
  orderId,
  /** 仅退款, 退货退款. */
  kind: z.enum(['refund', 'return']),
  lines: z.array(z.object({ line: z.number().int(), quantity, amountFen: fen })),
  amountFen: fen,
  reason: z.string(),
  state: afterSaleState,
  answer: z.string(),
  tracking: z.string().nullable(),
  askedAt: instant,
  settledAt: instant.nullable(),
})
export type AfterSale = z.infer<typeof afterSale>

export const listAfterSalesEndpoint = endpoint({
  name: 'commerce.list_after_sales',
  route: 'GET /orders/:orderId/after-sales',
  summary: 'What was asked back of an order, newest first',
  input: z.object({ orderId }),
  output: z.object({ rows: z.array(afterSale) }),
})
export const askAfterSaleEndpoint = endpoint({
  name: 'commerce.ask_after_sale',
  route: 'POST /orders/:orderId/after-sales',
  summary: 'Ask for money back; one request at a time',
  input: z.object({
    orderId,
    kind: z.enum(['refund', 'return']),
    lines: z
      .array(z.object({ line: z.number().int().min(0).max(200), quantity, amountFen: someFen }))
      .min(1)
      .max(50)
      .refine((all) => new Set(all.map(({ line }) => line)).size === all.length, { error: 'a line stands twice' }),
    reason: z.string().trim().min(1).max(300),
  }),
  output: afterSale,
  problems: [problems.OrderStateWrong, problems.AfterSaleOpen, problems.RefundTooMuch],
})
export const answerAfterSaleEndpoint = endpoint({
  name: 'commerce.answer_after_sale',
  route: 'POST /after-sales/:afterSaleId/answer',
  summary: 'Agree or decline; a refund without return is sent at once, one with return when the things are back',
  input: z.object({
    afterSaleId,
    act: z.enum(['agree', 'decline', 'came_back']),
    answer: z.string().trim().max(300).default(''),
    backToStock: z.boolean().default(false),
  }),
  output: order,
  problems: [problems.OrderStateWrong, problems.RefundTooMuch],
})
export const goOnAfterSaleEndpoint = endpoint({
  name: 'commerce.go_on_after_sale',
  route: 'POST /after-sales/:afterSaleId/mine',
  summary: 'Withdraw my request, or tell with which parcel things come back',
  input: z.object({
    afterSaleId,
    act: z.enum(['withdraw', 'sent_back']),
    tracking: z.string().trim().max(60).default(''),
  }),
  output: afterSale,
  problems: [problems.OrderStateWrong],
})
