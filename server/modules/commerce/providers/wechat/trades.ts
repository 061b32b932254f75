/** Opening, asking after and closing payments (JSAPI, Native, H5). */
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { OpenedPayment, PaidNotice, PaymentNews } from '../provider.ts'
import { ProviderRefusal } from '../refusals.ts'
import type { WechatAccount } from './account.ts'
import { call } from './call.ts'
import { freshNonce, paySign, secondsOf } from './sign.ts'

const nothing = z.unknown()

/** A moment as WeChat Pay writes it: China's clock, whole seconds. */
const rfc3339 = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: 'Asia/Shanghai' }).toISO({ suppressMilliseconds: true }) ?? ''

const cut = (text: string, most: number) => [...text].slice(0, most).join('')

/** Begins a payment: the fields of the call, the code to scan, or the address to go to. */
export async function openTrade(account: WechatAccount, payment: OpenedPayment): Promise<Record<string, string>> {
  const wanted = {
    appid: account.appId,
    mchid: account.merchant,
    description: cut(payment.description, 127),
    out_trade_no: payment.tradeNo,
    time_expire: rfc3339(new Date(Math.floor(payment.expiresAt.getTime() / 1000) * 1000)),
    notify_url: payment.noticeUrl,
    amount: { total: payment.amountFen, currency: 'CNY' },
  }
  if (payment.way === 'jsapi') return openInWechat(account, wanted, payment.payer.openid ?? '')
  if (payment.way === 'h5') return openInBrowser(account, wanted, payment)
  const path = '/v3/pay/transactions/native'
  const { code_url } = await call(account, { method: 'POST', path, body: wanted }, z.object({ code_url: z.string() }))
  return { code: code_url }
}

async function openInWechat(account: WechatAccount, wanted: object, openid: string) {
  const body = { ...wanted, payer: { openid } }
  const path = '/v3/pay/transactions/jsapi'
  const { prepay_id } = await call(account, { method: 'POST', path, body }, z.object({ prepay_id: z.string() }))
  return paySign(account, prepay_id, { timestamp: secondsOf(account.at), nonce: freshNonce() })
}

async function openInBrowser(account: WechatAccount, wanted: object, { payer, returnUrl }: OpenedPayment) {
  const body = { ...wanted, scene_info: { payer_client_ip: payer.address, h5_info: { type: 'Wap' } } }
  const { h5_url } = await call(
    account,
    { method: 'POST', path: '/v3/pay/transactions/h5', body },
    z.object({ h5_url: z.url() }),
  )
  const url = new URL(h5_url)
  url.searchParams.set('redirect_url', returnUrl)
  return { url: url.href }
}

/** A transaction as it is asked after, and as notices tell it. */
export const transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  success_time: z.string().optional(),
  amount: z.object({ total: z.number().int(), currency: z.string().optional() }).optional(),
})
type Transaction = z.infer<typeof transaction>

const addressOf = ({ merchant }: WechatAccount, tradeNo: string) => ({
  path: `/v3/pay/transactions/out-trade-no/${encodeURIComponent(tradeNo)}`,
  query: `?mchid=${merchant}`,
})

/** What became of a payment. One that never arrived there is open: nobody has paid it, and it can be begun again. */
export async function askTrade(account: WechatAccount, tradeNo: string): Promise<PaymentNews> {
  const { path, query } = addressOf(account, tradeNo)
  try {
    const found = await call(account, { method: 'GET', path: path + query }, transaction)
    return newsOf(account, found)
  } catch (fault) {
    if (fault instanceof ProviderRefusal && fault.status === 404) return { state: 'open' }
    throw fault
  }
}

function newsOf(account: WechatAccount, found: Transaction): PaymentNews {
  const { trade_state: state, transaction_id: theirNo } = found
  if ((state === 'SUCCESS' || state === 'REFUND') && theirNo) {
    const notice = paidNotice(`asked ${theirNo}`, found, account.at)
    return { state: state === 'SUCCESS' ? 'paid' : 'refunded', notice }
  }
  return { state: state === 'NOTPAY' || state === 'USERPAYING' ? 'open' : 'over' }
}

/** What a paid transaction tells; where it names no moment, the one at which it was heard. */
export function paidNotice(id: string, found: Transaction, heardAt: Date): PaidNotice {
  const paidAt = new Date(found.success_time ?? Number.NaN)
  return {
    id,
    tradeNo: found.out_trade_no,
    theirNo: found.transaction_id ?? '',
    amountFen: found.amount?.total ?? 0,
    paidAt: Number.isNaN(paidAt.getTime()) ? heardAt : paidAt,
  }
}

const overAlready = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'ORDER_CLOSED', 'RESOURCE_NOT_EXISTS'])

/** Nobody can pay it any more. Raises `ProviderRefusal` with `ORDERPAID` when somebody has. */
export async function closeTrade(account: WechatAccount, tradeNo: string): Promise<void> {
  const path = `${addressOf(account, tradeNo).path}/close`
  try {
    await call(account, { method: 'POST', path, body: { mchid: account.merchant } }, nothing)
  } catch (fault) {
    if (!(fault instanceof ProviderRefusal) || !overAlready.has(fault.code)) throw fault
  }
}
