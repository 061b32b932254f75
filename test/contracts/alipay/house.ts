/** What an Alipay that keeps its rules remembers, and what it does when asked. */
import type { Postman } from '../clock.ts'

export type Refund = { requestNo: string; amount: number }
export type Trade = {
  outTradeNo: string
  tradeNo: string
  total: number
  subject: string
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'
  expiresAt: number
  notifyUrl: string
  paidAt: number | null
  refunds: Refund[]
}
export type House = {
  appId: string
  sellerId: string
  now: () => Date
  origin: () => string
  trades: Map<string, Trade>
  /** Codes and pages that nobody has looked at yet: no trade exists before. */
  offered: Map<string, Trade>
  bills: Map<string, Buffer>
  postman: Postman
  tell: (trade: Trade, more?: Record<string, string>) => void
  balance: number
}
export type Ask = { content: Record<string, unknown>; notifyUrl: string }

/** A refusal as the gateway writes it. */
export class Refusal extends Error {
  readonly code: string
  readonly subCode: string
  constructor(code: string, subCode: string) {
    super(subCode)
    this.code = code
    this.subCode = subCode
  }
}
export function needs(holds: unknown, subCode: string): asserts holds {
  if (!holds) throw new Refusal('40004', subCode)
}
/** China's clock. */
export const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
export const readClock = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
export const yuan = (fen: number) => (fen / 100).toFixed(2)
export function readYuan(value: unknown): number {
  needs(typeof value === 'string' && /^\d{1,9}\.\d{2}$/.test(value) && Number(value) >= 0.01, 'ACQ.INVALID_PARAMETER')
  return Math.round(Number(value) * 100)
}
const refunded = ({ refunds }: Trade) => refunds.reduce((sum, { amount }) => sum + amount, 0)

/** A code or a page: a trade is made when the payer first sees it. */
export function offer(house: House, { content, notifyUrl }: Ask, products: readonly string[]): Trade {
  const { out_trade_no: outTradeNo, total_amount, subject, product_code, time_expire } = content
  needs(typeof outTradeNo === 'string' && /^\w{1,64}$/.test(outTradeNo), 'ACQ.INVALID_PARAMETER')
  needs(typeof subject === 'string' && subject.length >= 1 && subject.length <= 256, 'ACQ.INVALID_PARAMETER')
  needs(products.length === 0 || products.includes(String(product_code)), 'ACQ.INVALID_PARAMETER')
  needs(/^https?:\/\/[^?#]+$/.test(notifyUrl), 'ACQ.INVALID_PARAMETER')
  const total = readYuan(total_amount)
  const expiresAt = readClock(String(time_expire))
  needs(Number.isFinite(expiresAt) && expiresAt > house.now().getTime(), 'ACQ.INVALID_PARAMETER')
  const known = house.trades.get(outTradeNo)
  if (known) {
    needs(known.status !== 'TRADE_CLOSED', 'ACQ.TRADE_HAS_CLOSE')
    needs(known.status === 'WAIT_BUYER_PAY', 'ACQ.TRADE_HAS_SUCCESS')
    needs(known.total === total, 'ACQ.CONTEXT_INCONSISTENT')
    return known
  }
  const tradeNo = `20261122220014${String(house.trades.size + house.offered.size).padStart(14, '0')}`
  const offered: Trade = {
    outTradeNo,
    tradeNo,
    total,
    subject,
    status: 'WAIT_BUYER_PAY',
    expiresAt,
    notifyUrl,
    paidAt: null,
    refunds: [],
  }
  house.offered.set(outTradeNo, offered)
  return offered
}

/** The payer looks at the page or scans the code. */
export function see(house: House, outTradeNo: string): Trade {
  const seen = house.trades.get(outTradeNo) ?? house.offered.get(outTradeNo)
  if (!seen) throw new Error('没有这笔交易')
  house.offered.delete(outTradeNo)
  house.trades.set(outTradeNo, seen)
  return seen
}

export function pay(house: House, outTradeNo: string, { silent = false } = {}): Trade {
  const trade = see(house, outTradeNo)
  if (trade.status !== 'WAIT_BUYER_PAY') throw new Error('交易已关闭或已支付')
  if (trade.expiresAt <= house.now().getTime()) throw new Error('交易已超时')
  Object.assign(trade, { status: 'TRADE_SUCCESS', paidAt: house.now().getTime() })
  house.balance += trade.total
  if (!silent) house.tell(trade)
  return trade
}

function find(house: House, { content }: Ask): Trade {
  const trade = house.trades.get(String(content.out_trade_no))
  needs(trade, 'ACQ.TRADE_NOT_EXIST')
  return trade
}

export function query(house: House, ask: Ask): object {
  const trade = find(house, ask)
  const paid = trade.paidAt !== null && { send_pay_date: clock(trade.paidAt), buyer_user_id: '2088000000000009' }
  const said = { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, trade_status: trade.status }
  return { ...said, total_amount: yuan(trade.total), ...paid }
}

export function close(house: House, ask: Ask): object {
  const trade = find(house, ask)
  needs(trade.status === 'WAIT_BUYER_PAY', 'ACQ.TRADE_STATUS_ERROR')
  trade.status = 'TRADE_CLOSED'
  return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
}

export function refund(house: House, ask: Ask): object {
  const trade = find(house, ask)
  const amount = readYuan(ask.content.refund_amount)
  needs(trade.status !== 'TRADE_FINISHED', 'ACQ.TRADE_HAS_FINISHED')
  needs(trade.paidAt !== null, 'ACQ.TRADE_STATUS_ERROR')
  const requestNo = String(ask.content.out_request_no ?? trade.outTradeNo)
  needs(ask.content.out_request_no !== undefined || amount === trade.total, 'ACQ.INVALID_PARAMETER')
  const known = trade.refunds.find((one) => one.requestNo === requestNo)
  const said = { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, buyer_user_id: '2088000000000009' }
  if (known) {
    needs(known.amount === amount, 'ACQ.DISCORDANT_REPEAT_REQUEST')
    return { ...said, refund_fee: yuan(refunded(trade)), fund_change: 'N' }
  }
  needs(refunded(trade) + amount <= trade.total, 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL')
  needs(house.now().getTime() - trade.paidAt <= 365 * 86_400_000, 'ACQ.TRADE_NOT_ALLOW_REFUND')
  needs(house.balance >= amount, 'ACQ.SELLER_BALANCE_NOT_ENOUGH')
  house.balance -= amount
  trade.refunds.push({ requestNo, amount })
  if (refunded(trade) === trade.total) trade.status = 'TRADE_CLOSED'
  const told = {
    refund_fee: yuan(refunded(trade)),
    gmt_refund: `${clock(house.now().getTime())}.123`,
    out_biz_no: requestNo,
  }
  house.tell(trade, told)
  return { ...said, refund_fee: yuan(refunded(trade)), fund_change: 'Y' }
}

export function refundQuery(house: House, ask: Ask): object {
  const trade = find(house, ask)
  const found = trade.refunds.find((one) => one.requestNo === ask.content.out_request_no)
  const said = { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
  return found
    ? { ...said, out_request_no: found.requestNo, refund_amount: yuan(found.amount), refund_status: 'REFUND_SUCCESS' }
    : said
}
