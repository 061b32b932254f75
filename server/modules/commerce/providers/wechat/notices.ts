/** Notices (支付通知, 退款通知): verified by signature, opened with the merchant's key, told in our own words. */
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Letter } from '../../../../kernel/route.ts'
import { ForgedLetter } from '../refusals.ts'
import type { Heard } from '../provider.ts'
import type { WechatAccount } from './account.ts'
import { platformKey } from './platform.ts'
import { answerOf } from './refunds.ts'
import { isFresh, type Proof, proofOf } from './request.ts'
import { openResource, sealedResource } from './sealed.ts'
import { isSigned } from './sign.ts'
import { paidNotice, transaction } from './trades.ts'
import { newsOf, transfer } from './transfers.ts'

const envelope = z.object({ id: z.string().min(1).max(64), event_type: z.string(), resource: sealedResource })
const refund = z.object({
  mchid: z.string(),
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  refund_status: z.string(),
  amount: z.object({ refund: z.number().int() }),
})
const bill = transfer.extend({ mch_id: z.string(), transfer_amount: z.number().int() })

// Sent now and then to see whether a merchant verifies at all.
const probe = 'WECHATPAY/SIGNTEST/'

/** Reads a notice. Raises `ForgedLetter` for one that is not signed, too old or changed; `ProviderAway` without certificates. */
export async function readNotice(account: WechatAccount, { headers, body }: Letter): Promise<Heard> {
  const proof = proofOf((name) => headers[name])
  requireSigned(account, proof, body, await keyOf(account, proof))
  const { id, event_type, resource } = readAs(envelope, body.toString())
  const opened = open(account, resource)
  if (event_type === 'TRANSACTION.SUCCESS') return readPaid(account, id, readAs(transaction, opened))
  if (event_type.startsWith('REFUND.')) return readRefund(account, id, readAs(refund, opened))
  if (event_type.startsWith('MCHTRANSFER.BILL.')) return readTransfer(account, id, readAs(bill, opened))
  return { kind: 'nothing' }
}

async function keyOf(account: WechatAccount, { serial, signature }: Proof): Promise<KeyObject | null> {
  if (signature.startsWith(probe)) throw new ForgedLetter('a probe')
  return platformKey(account, serial)
}

function requireSigned({ at }: WechatAccount, proof: Proof, body: Buffer, key: KeyObject | null): void {
  if (!key) throw new ForgedLetter('an unknown serial')
  if (!isFresh(at, proof)) throw new ForgedLetter('not of now')
  if (!isSigned(key, proof, body, proof.signature)) throw new ForgedLetter('a wrong signature')
}

function open({ apiV3Key }: WechatAccount, resource: z.infer<typeof sealedResource>): string {
  try {
    return openResource(apiV3Key, resource)
  } catch {
    throw new ForgedLetter('sealed with another key')
  }
}

function readAs<T>(shape: z.ZodType<T>, text: string): T {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    throw new ForgedLetter('of another shape')
  }
}

function readPaid(account: WechatAccount, id: string, found: z.infer<typeof transaction>): Heard {
  const { mchid, appid, out_trade_no: tradeNo, amount } = found
  if (mchid !== account.merchant || appid !== account.appId) {
    return { kind: 'foreign', id, tradeNo, amountFen: amount?.total ?? null }
  }
  if (found.trade_state !== 'SUCCESS') return { kind: 'nothing' }
  return { kind: 'paid', notice: paidNotice(id, found, account.at) }
}

function readRefund(account: WechatAccount, id: string, found: z.infer<typeof refund>): Heard {
  const { mchid, out_trade_no: tradeNo, out_refund_no: refundNo, amount } = found
  if (mchid !== account.merchant) return { kind: 'foreign', id, tradeNo, amountFen: amount.refund }
  const answer = answerOf(found.refund_status)
  return { kind: 'refund', notice: { id, refundNo, tradeNo, amountFen: amount.refund, answer } }
}

function readTransfer(account: WechatAccount, id: string, found: z.infer<typeof bill>): Heard {
  const { mch_id, out_bill_no: transferNo, transfer_amount: amountFen } = found
  if (mch_id !== account.merchant) return { kind: 'foreign', id, tradeNo: transferNo, amountFen }
  return { kind: 'transfer', notice: { id, transferNo, amountFen, news: newsOf(account, found) } }
}
