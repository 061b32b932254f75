/** What a WeChat Pay that keeps its rules remembers. */
import { createHash } from 'node:crypto'
import type { Postman } from '../clock.ts'

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
export type Trade = {
  outTradeNo: string
  transactionId: string | null
  kind: 'JSAPI' | 'NATIVE' | 'MWEB'
  state: TradeState
  total: number
  asked: string
  handle: string
  expiresAt: number
  notifyUrl: string
  openid: string | null
  sharing: boolean
  paidAt: number | null
  frozen: number
}
export type Refund = {
  outRefundNo: string
  refundId: string
  outTradeNo: string
  amount: number
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
  notifyUrl: string | null
  at: number
}
export type Split = { outOrderNo: string; transactionId: string; at: number; asked: string; receivers: SplitPart[] }
export type SplitPart = { type: string; account: string; amount: number; back: number }
export type Transfer = {
  outBillNo: string
  billNo: string
  state: string
  asked: string
  amount: number
  at: number
  noticeUrl: string | null
  failReason?: string
}

export type House = {
  merchant: { mchid: string; appid: string; serial: string; publicKey: string; apiV3Key: string }
  now: () => Date
  origin: () => string
  trades: Map<string, Trade>
  refunds: Map<string, Refund>
  receivers: Set<string>
  splits: Map<string, Split>
  returns: Map<string, { outReturnNo: string; amount: number }>
  transfers: Map<string, Transfer>
  bills: Map<string, Buffer>
  postman: Postman
  /** Seals a notice as it is sent. */
  tell: (to: string, event: string, resource: object) => void
  unseal: (text: string) => string
  /** Money that can be given back. */
  balance: number
}

export type Ask = {
  method: string
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
  serial: string
}
export type Said = { status: number; body?: object | Buffer }

/** A refusal as the provider writes it. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Raises `PARAM_ERROR` unless it holds. */
export function needs(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Refusal(400, 'PARAM_ERROR', message)
}
export const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
export const text = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length >= 1 && [...value].length <= most
export const fen = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1
export const part = (value: unknown): Record<string, unknown> =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
/** Notices go to an https address without a query. */
export function needsNotifyUrl(value: unknown): asserts value is string {
  needs(typeof value === 'string' && /^https:\/\/[^?#]{1,240}$/.test(value), 'notify_url')
}
export const rfc = (at: number) => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
