import { z } from 'zod'
import type { OpenedPayment, PaidNotice, PaymentNews, RefundAnswer, WantedRefund } from '../provider.ts'
import { ProviderRefusal } from '../refusals.ts'
import { fenOf, yuanOf } from '../yuan.ts'
import type { AlipayAccount } from './account.ts'
import { alipayTime, call, readAlipayTime, signedParams } from './call.ts'

const pages = {
  page: { method: 'alipay.trade.page.pay', product_code: 'FAST_INSTANT_TRADE_PAY' },
  h5: { method: 'alipay.trade.wap.pay', product_code: 'QUICK_WAP_WAY' },
} as const

/** Begins a payment: a page of Alipay's to go to, or a code to scan. */
export async function openTrade(account: AlipayAccount, payment: OpenedPayment): Promise<Record<string, string>> {
  const content = {
    out_trade_no: payment.tradeNo,
    total_amount: yuanOf(payment.amountFen),
    subject: payment.description.slice(0, 256),
    time_expire: alipayTime(payment.expiresAt),
  }
  if (payment.way === 'page' || payment.way === 'h5') {
    const { method, product_code } = pages[payment.way]
    const also = { notify_url: payment.noticeUrl, return_url: payment.returnUrl }
    const params = signedParams(account, { method, content: { ...content, product_code }, also })
    return { url: `${account.host}?${new URLSearchParams(params)}` }
  }
  const asked = { method: 'alipay.trade.precreate', content, also: { notify_url: payment.noticeUrl } }
  return { code: (await call(account, asked, z.object({ qr_code: z.string() }))).qr_code }
}

const found = z.object({
  out_trade_no: z.string(),
  trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
  send_pay_date: z.string().optional(),
})

/** A trade comes to be when the payer first sees it; before, it is open. */
export async function askTrade(account: AlipayAccount, tradeNo: string): Promise<PaymentNews> {
  try {
    const trade = await call(account, { method: 'alipay.trade.query', content: { out_trade_no: tradeNo } }, found)
    return newsOf(account, trade)
  } catch (fault) {
    if (fault instanceof ProviderRefusal && fault.code === 'ACQ.TRADE_NOT_EXIST') return { state: 'open' }
    throw fault
  }
}

function newsOf({ at }: AlipayAccount, trade: z.infer<typeof found>): PaymentNews {
  if (trade.trade_status === 'WAIT_BUYER_PAY') return { state: 'open' }
  const paidAt = readAlipayTime(trade.send_pay_date)
  const isPaid = trade.trade_status === 'TRADE_SUCCESS' || trade.trade_status === 'TRADE_FINISHED'
  // Closed after it was paid means that all of it was given back.
  if (!isPaid && !paidAt) return { state: 'over' }
  const notice: PaidNotice = {
    id: `asked ${trade.trade_no}`,
    tradeNo: trade.out_trade_no,
    theirNo: trade.trade_no,
    amountFen: fenOf(trade.total_amount) ?? 0,
    paidAt: paidAt ?? at,
  }
  return { state: isPaid ? 'paid' : 'refunded', notice }
}

/** Raises `ProviderRefusal` when it was paid. */
export async function closeTrade(account: AlipayAccount, tradeNo: string): Promise<void> {
  try {
    await call(account, { method: 'alipay.trade.close', content: { out_trade_no: tradeNo } }, z.unknown())
  } catch (fault) {
    if (!(fault instanceof ProviderRefusal) || fault.code !== 'ACQ.TRADE_NOT_EXIST') throw fault
  }
}

const refunded = z.object({ fund_change: z.enum(['Y', 'N']).optional() })
const refundFound = z.object({ refund_status: z.string().optional() })

/** Asks for a refund; asked again under its number it is the same refund. */
export async function refundTrade(account: AlipayAccount, refund: WantedRefund): Promise<RefundAnswer> {
  const content = {
    out_trade_no: refund.tradeNo,
    out_request_no: refund.refundNo,
    refund_amount: yuanOf(refund.amountFen),
    refund_reason: refund.why.slice(0, 256),
  }
  return refusedOr(async () => {
    const { fund_change } = await call(account, { method: 'alipay.trade.refund', content }, refunded)
    // Without a change of funds it was done before, or is still to come.
    return fund_change === 'Y' ? { state: 'done' } : ((await findRefund(account, refund)) ?? { state: 'sent' })
  })
}

/** What became of it; one that never arrived there is asked for now. */
export async function askRefund(account: AlipayAccount, refund: WantedRefund): Promise<RefundAnswer> {
  return refusedOr(async () => (await findRefund(account, refund)) ?? refundTrade(account, refund))
}

async function findRefund(account: AlipayAccount, refund: WantedRefund): Promise<RefundAnswer | null> {
  const content = { out_trade_no: refund.tradeNo, out_request_no: refund.refundNo }
  const asked = { method: 'alipay.trade.fastpay.refund.query', content }
  const { refund_status } = await call(account, asked, refundFound)
  return refund_status === 'REFUND_SUCCESS' ? { state: 'done' } : null
}

async function refusedOr(work: () => Promise<RefundAnswer>): Promise<RefundAnswer> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof ProviderRefusal) return { state: 'refused', reason: fault.code }
    throw fault
  }
}
