/** JSAPI, Native and H5 payments: placing, paying, asking after, closing. */
import { randomBytes } from 'node:crypto'
import {
  type Ask,
  digest,
  fen,
  type House,
  needs,
  needsNotifyUrl,
  part,
  Refusal,
  rfc,
  type Said,
  text,
  type Trade,
} from './house.ts'

const kinds = { jsapi: 'JSAPI', native: 'NATIVE', h5: 'MWEB' } as const
const twoHours = 2 * 3_600_000

export function place(house: House, way: keyof typeof kinds, { body }: Ask): Said {
  const wanted = check(house, way, body)
  const known = house.trades.get(wanted.outTradeNo)
  if (known) return { status: 200, body: handOut(house, again(known, wanted)) }
  house.trades.set(wanted.outTradeNo, wanted)
  return { status: 200, body: handOut(house, wanted) }
}

function check({ merchant, now }: House, way: keyof typeof kinds, body: Record<string, unknown>): Trade {
  const amount = part(body.amount)
  needs(body.appid === merchant.appid && body.mchid === merchant.mchid, 'appid and mchid do not match')
  needs(text(body.description, 127), 'description')
  needs(typeof body.out_trade_no === 'string' && /^[\w\-|*]{6,32}$/.test(body.out_trade_no), 'out_trade_no')
  needsNotifyUrl(body.notify_url)
  needs(fen(amount.total) && amount.currency === 'CNY', 'amount')
  needs(body.attach === undefined || text(body.attach, 128), 'attach')
  const expire = body.time_expire
  needs(expire === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(String(expire)), 'time_expire')
  const expiresAt = expire === undefined ? now().getTime() + twoHours : Date.parse(String(expire))
  needs(expiresAt > now().getTime(), 'time_expire is over')
  const openid = part(body.payer).openid
  needs(way !== 'jsapi' || text(openid, 128), 'payer.openid')
  const scene = part(body.scene_info)
  needs(way !== 'h5' || (text(scene.payer_client_ip, 45) && text(part(scene.h5_info).type, 32)), 'scene_info')
  return {
    outTradeNo: body.out_trade_no,
    transactionId: null,
    kind: kinds[way],
    state: 'NOTPAY',
    total: amount.total,
    asked: digest([way, body.description, amount, expire, openid]),
    handle: `wx${randomBytes(16).toString('hex')}`,
    expiresAt,
    notifyUrl: body.notify_url,
    openid: typeof openid === 'string' ? openid : null,
    sharing: part(body.settle_info).profit_sharing === true,
    paidAt: null,
    frozen: 0,
  }
}

/** The same number asks for the same payment, or is refused. */
function again(known: Trade, wanted: Trade): Trade {
  if (known.state === 'SUCCESS' || known.state === 'REFUND') throw new Refusal(400, 'ORDERPAID', '该订单已支付')
  if (known.state === 'CLOSED') throw new Refusal(400, 'ORDER_CLOSED', '该订单已关闭')
  if (known.asked !== wanted.asked) throw new Refusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复')
  return known
}

function handOut(house: House, { kind, handle }: Trade): object {
  if (kind === 'JSAPI') return { prepay_id: handle }
  if (kind === 'NATIVE') return { code_url: `weixin://wxpay/bizpayurl?pr=${handle.slice(2, 14)}` }
  return { h5_url: `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${handle}` }
}

/** Somebody puts in their password. Raises an error when the official client would not let them. */
export function pay(house: House, outTradeNo: string, words: { amount?: number; silent?: boolean } = {}): Trade {
  const trade = house.trades.get(outTradeNo)
  if (!trade || trade.state !== 'NOTPAY') throw new Error('订单已关闭或已支付')
  if (trade.expiresAt <= house.now().getTime()) throw new Error('订单已过期')
  const transactionId = `4200${String(house.trades.size).padStart(8, '0')}${house.now().getTime()}`
  const frozen = trade.sharing ? trade.total : 0
  Object.assign(trade, { state: 'SUCCESS', transactionId, paidAt: house.now().getTime(), frozen })
  house.balance += trade.total
  const told = describe(house, trade)
  const amount = { ...(told.amount as object), ...(words.amount ? { total: words.amount } : {}) }
  if (!words.silent) house.tell(trade.notifyUrl, 'TRANSACTION.SUCCESS', { ...told, amount })
  return trade
}

export function describe({ merchant }: House, trade: Trade): Record<string, unknown> {
  const paid = trade.paidAt !== null && {
    transaction_id: trade.transactionId,
    success_time: rfc(trade.paidAt),
    payer: { openid: trade.openid ?? 'oPayer0000000000000000000000' },
    amount: { total: trade.total, payer_total: trade.total, currency: 'CNY', payer_currency: 'CNY' },
    bank_type: 'OTHERS',
  }
  const { appid, mchid } = merchant
  const state = { trade_type: trade.kind, trade_state: trade.state, trade_state_desc: trade.state, attach: '' }
  return { appid, mchid, out_trade_no: trade.outTradeNo, ...state, ...(paid || { amount: { total: trade.total } }) }
}

function find(house: House, outTradeNo: string): Trade {
  const trade = house.trades.get(outTradeNo)
  if (!trade) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在')
  return trade
}

export function ask(house: House, outTradeNo: string, { query }: Ask): Said {
  needs(query.get('mchid') === house.merchant.mchid, 'mchid')
  return { status: 200, body: describe(house, find(house, outTradeNo)) }
}

export function close(house: House, outTradeNo: string, { body }: Ask): Said {
  needs(body.mchid === house.merchant.mchid, 'mchid')
  const trade = find(house, outTradeNo)
  if (trade.state === 'SUCCESS' || trade.state === 'REFUND') throw new Refusal(400, 'ORDERPAID', '订单已支付')
  trade.state = 'CLOSED'
  return { status: 204 }
}
