import { z } from 'zod'
import type { RefundAnswer, WantedRefund } from '../provider.ts'
import { ProviderRefusal } from '../refusals.ts'
import type { WechatAccount } from './account.ts'
import { call } from './call.ts'

const path = '/v3/refund/domestic/refunds'
const answered = z.object({ status: z.string() })

/** Asks for a refund (申请退款); asked again under its number it is the same refund. */
export async function refundTrade(account: WechatAccount, refund: WantedRefund): Promise<RefundAnswer> {
  const body = {
    out_trade_no: refund.tradeNo,
    out_refund_no: refund.refundNo,
    reason: [...refund.why].slice(0, 80).join(''),
    notify_url: refund.noticeUrl,
    amount: { refund: refund.amountFen, total: refund.paidFen, currency: 'CNY' },
  }
  try {
    return answerOf((await call(account, { method: 'POST', path, body }, answered)).status)
  } catch (fault) {
    if (fault instanceof ProviderRefusal) return { state: 'refused', reason: fault.code }
    throw fault
  }
}

/** What became of it; one that never arrived there is asked for now. */
export async function askRefund(account: WechatAccount, refund: WantedRefund): Promise<RefundAnswer> {
  try {
    const at = `${path}/${encodeURIComponent(refund.refundNo)}`
    return answerOf((await call(account, { method: 'GET', path: at }, answered)).status)
  } catch (fault) {
    if (fault instanceof ProviderRefusal && fault.status === 404) return refundTrade(account, refund)
    throw fault
  }
}

/** `ABNORMAL`: the buyer's card is gone, somebody must name another; `CLOSED`: it is not to be done. */
export function answerOf(status: string): RefundAnswer {
  if (status === 'SUCCESS') return { state: 'done' }
  if (status === 'PROCESSING') return { state: 'sent' }
  return { state: 'refused', reason: status }
}
