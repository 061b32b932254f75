/** Asynchronous notices (异步通知): a signed form. */
import type { Letter } from '../../../../kernel/route.ts'
import type { Heard } from '../provider.ts'
import { ForgedLetter } from '../refusals.ts'
import { fenOf } from '../yuan.ts'
import type { AlipayAccount } from './account.ts'
import { readAlipayTime } from './call.ts'
import { isSigned, noticeText } from './sign.ts'

// Told again for a day and a bit; what is older was kept by somebody.
const oldestMs = 26 * 3_600_000

/** Reads a notice. Raises `ForgedLetter` for one that is not signed, or too old. */
export async function readNotice(account: AlipayAccount, { body }: Letter): Promise<Heard> {
  const said = Object.fromEntries(new URLSearchParams(body.toString()))
  if (said.sign_type !== 'RSA2' || !isSigned(account.alipayKey, noticeText(said), said.sign ?? '')) {
    throw new ForgedLetter('a wrong signature')
  }
  const toldAt = readAlipayTime(said.notify_time)
  if (!toldAt || account.at.getTime() - toldAt.getTime() > oldestMs) throw new ForgedLetter('not of now')
  return told(account, said)
}

function told(account: AlipayAccount, said: Record<string, string>): Heard {
  const { notify_id: id = '', out_trade_no: tradeNo = '', trade_no: theirNo = '', trade_status: status } = said
  const amountFen = fenOf(said.total_amount ?? '')
  if (!id || !tradeNo) throw new ForgedLetter('of another shape')
  const isOurs = said.app_id === account.appId && (said.seller_id ?? account.merchant) === account.merchant
  if (!isOurs) return { kind: 'foreign', id, tradeNo, amountFen }
  if (said.out_biz_no && said.refund_fee) {
    return {
      kind: 'refund',
      notice: { id, refundNo: said.out_biz_no, tradeNo, amountFen: null, answer: { state: 'done' } },
    }
  }
  if ((status !== 'TRADE_SUCCESS' && status !== 'TRADE_FINISHED') || amountFen === null) return { kind: 'nothing' }
  const paidAt = readAlipayTime(said.gmt_payment) ?? account.at
  return { kind: 'paid', notice: { id, tradeNo, theirNo, amountFen, paidAt } }
}
