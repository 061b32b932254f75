/** Profit sharing (分账): parts of a paid order go on to others. Orders must have been paid with the flag. */
import { z } from 'zod'
import type { WechatAccount } from './account.ts'
import { call } from './call.ts'
import { sealingKey } from './platform.ts'
import { sealText } from './sealed.ts'

export type Receiver = { type: 'MERCHANT_ID' | 'PERSONAL_OPENID'; account: string; name?: string }
type Relation = 'STAFF' | 'STORE_OWNER' | 'PARTNER' | 'DISTRIBUTOR' | 'USER' | 'SUPPLIER'
export type Part = Receiver & { amountFen: number; description: string }

const split = z.object({
  out_order_no: z.string(),
  transaction_id: z.string(),
  state: z.enum(['PROCESSING', 'FINISHED']),
  receivers: z
    .array(
      z.object({
        type: z.string(),
        account: z.string(),
        amount: z.number().int(),
        result: z.enum(['PENDING', 'SUCCESS', 'CLOSED']),
        fail_reason: z.string().optional(),
      }),
    )
    .default([]),
})
/** Asynchronous: `PROCESSING` until every part is `SUCCESS` or `CLOSED` with a `fail_reason`. */
export type Split = z.infer<typeof split>

/** Says who may receive parts, once each. */
export async function addReceiver(account: WechatAccount, receiver: Receiver, relation: Relation): Promise<void> {
  const { serial, written } = await writtenReceiver(account, receiver)
  const body = { appid: account.appId, ...written, relation_type: relation }
  await call(account, { method: 'POST', path: '/v3/profitsharing/receivers/add', body, ...serial }, z.unknown())
}

type SplitWords = { transactionId: string; splitNo: string; parts: readonly Part[]; rest: 'unfreeze' | 'keep' }

/** Splits a payment, a minute after it was made at the earliest; the same number is the same split. */
export async function splitPayment(account: WechatAccount, words: SplitWords): Promise<Split> {
  const all = await Promise.all(words.parts.map((part) => writtenPart(account, part)))
  const body = {
    appid: account.appId,
    transaction_id: words.transactionId,
    out_order_no: words.splitNo,
    receivers: all.map(({ receiver }) => receiver),
    unfreeze_unsplit: words.rest === 'unfreeze',
  }
  const serial = all.find((one) => 'serial' in one.serial)?.serial ?? {}
  return call(account, { method: 'POST', path: '/v3/profitsharing/orders', body, ...serial }, split)
}

async function writtenPart(account: WechatAccount, { amountFen, description, ...receiver }: Part) {
  const { serial, written } = await writtenReceiver(account, receiver)
  return { serial, receiver: { ...written, amount: amountFen, description } }
}

/** How a receiver is written: the name sealed, so that only the provider reads it. */
async function writtenReceiver(account: WechatAccount, { name, ...receiver }: Receiver) {
  if (name === undefined) return { serial: {}, written: receiver }
  const { serial, key } = await sealingKey(account)
  return { serial: { serial }, written: { ...receiver, name: sealText(key, name) } }
}

/** Asks how far a split has come. */
export async function askSplit(account: WechatAccount, splitNo: string, transactionId: string): Promise<Split> {
  const path = `/v3/profitsharing/orders/${encodeURIComponent(splitNo)}?transaction_id=${encodeURIComponent(transactionId)}`
  return call(account, { method: 'GET', path }, split)
}

/** What is left belongs to the seller at once, and nothing can be split any more. */
export async function unfreeze(
  account: WechatAccount,
  { transactionId, splitNo, why }: { transactionId: string; splitNo: string; why: string },
): Promise<Split> {
  const body = { transaction_id: transactionId, out_order_no: splitNo, description: why }
  return call(account, { method: 'POST', path: '/v3/profitsharing/orders/unfreeze', body }, split)
}

const returned = z.object({ out_return_no: z.string(), result: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']) })

/** Takes a part back, from merchants only: before a refund, what was split comes back first. */
export async function returnPart(
  account: WechatAccount,
  words: { splitNo: string; returnNo: string; merchant: string; amountFen: number; why: string },
): Promise<z.infer<typeof returned>> {
  const body = {
    out_order_no: words.splitNo,
    out_return_no: words.returnNo,
    return_mchid: words.merchant,
    amount: words.amountFen,
    description: words.why,
  }
  return call(account, { method: 'POST', path: '/v3/profitsharing/return-orders', body }, returned)
}

/** How much of a payment can still be split, in fen. */
export async function readUnsplit(account: WechatAccount, transactionId: string): Promise<number> {
  const path = `/v3/profitsharing/transactions/${encodeURIComponent(transactionId)}/amounts`
  return (await call(account, { method: 'GET', path }, z.object({ unsplit_amount: z.number().int() }))).unsplit_amount
}
