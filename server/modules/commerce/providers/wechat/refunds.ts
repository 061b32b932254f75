import { z } from 'zod'
import type { AbnormalWay } from '../../contract.ts'
import type { RefundAnswer, WantedRefund } from '../provider.ts'
import { ProviderRefusal } from '../refusals.ts'
import type { WechatAccount } from './account.ts'
import { call } from './call.ts'
import { sealingKey } from './platform.ts'
import { sealText } from './sealed.ts'

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

/**
 * Sends on a refund that ended `ABNORMAL` (发起异常退款): number and name of the card go sealed with the platform's key. One
 * that is no longer abnormal is only told of.
 */
export async function settleAbnormal(
  account: WechatAccount,
  refundNo: string,
  way: AbnormalWay,
): Promise<RefundAnswer> {
  const asked = { method: 'GET', path: `${path}/${encodeURIComponent(refundNo)}` } as const
  const { status, refund_id } = await call(account, asked, answered.extend({ refund_id: z.string() }))
  if (status !== 'ABNORMAL') return answerOf(status)
  const to = await writtenWay(account, way)
  const body = { out_refund_no: refundNo, ...to.written }
  const at = `${path}/${encodeURIComponent(refund_id)}/apply-abnormal-refund`
  return answerOf((await call(account, { method: 'POST', path: at, body, ...to.serial }, answered)).status)
}

async function writtenWay(account: WechatAccount, way: AbnormalWay) {
  if (way.kind === 'merchant') return { serial: {}, written: { type: 'MERCHANT_BANK_CARD' } }
  const { serial, key } = await sealingKey(account)
  const written = {
    type: 'USER_BANK_CARD',
    bank_type: way.bank,
    bank_account: sealText(key, way.cardNumber),
    real_name: sealText(key, way.cardHolder),
  }
  return { serial: { serial }, written }
}

/** `ABNORMAL`: the buyer's card is gone, somebody must name another; `CLOSED`: it is not to be done. */
export function answerOf(status: string): RefundAnswer {
  if (status === 'SUCCESS') return { state: 'done' }
  if (status === 'PROCESSING') return { state: 'sent' }
  return { state: 'refused', reason: status }
}
