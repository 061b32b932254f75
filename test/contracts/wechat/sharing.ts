/** Profit sharing: only for payments made with the flag, a minute after them, within the merchant's ratio. */
import {
  type Ask,
  digest,
  fen,
  type House,
  needs,
  part,
  Refusal,
  type Said,
  type SplitPart,
  text,
  type Trade,
} from './house.ts'

const minute = 60_000
const freezeMs = 30 * 86_400_000
const mostRatio = 0.3
const relations = new Set([
  'SERVICE_PROVIDER',
  'STORE',
  'STAFF',
  'STORE_OWNER',
  'PARTNER',
  'HEADQUARTER',
  'BRAND',
  'DISTRIBUTOR',
  'USER',
  'SUPPLIER',
  'CUSTOM',
])

const keyOf = (one: Record<string, unknown>) => `${String(one.type)} ${String(one.account)}`

export function addReceiver(house: House, { body }: Ask): Said {
  needs(body.appid === house.merchant.appid, 'appid')
  needs(/^(MERCHANT_ID|PERSONAL_OPENID)$/.test(String(body.type)) && text(body.account, 64), 'receiver')
  needs(body.type !== 'MERCHANT_ID' || body.name !== undefined, 'name is required for merchants')
  needs(relations.has(String(body.relation_type)), 'relation_type')
  if (body.name !== undefined) house.unseal(String(body.name))
  house.receivers.add(keyOf(body))
  return { status: 200, body: { type: body.type, account: body.account, relation_type: body.relation_type } }
}

export function split(house: House, { body }: Ask): Said {
  needs(body.appid === house.merchant.appid, 'appid')
  needs(text(body.out_order_no, 64) && typeof body.unfreeze_unsplit === 'boolean', 'out_order_no')
  const parts = (Array.isArray(body.receivers) ? body.receivers : []).map(part)
  needs(parts.length >= 1 && parts.length <= 50, 'receivers')
  const trade = paid(house, body.transaction_id)
  const asked = digest(parts.map((one) => [keyOf(one), one.amount]))
  const known = house.splits.get(body.out_order_no)
  if (known) {
    if (known.asked !== asked) throw new Refusal(400, 'PARAM_ERROR', '分账单号已用于另一笔分账')
    return { status: 200, body: describe(house, body.out_order_no) }
  }
  const receivers = parts.map((one) => checkPart(house, one))
  requireSplittable(house, trade, receivers)
  const { transactionId = '' } = trade
  const sum = receivers.reduce((all, one) => all + one.amount, 0)
  trade.frozen = body.unfreeze_unsplit ? 0 : trade.frozen - sum
  house.splits.set(body.out_order_no, {
    outOrderNo: body.out_order_no,
    transactionId: transactionId ?? '',
    at: house.now().getTime(),
    asked,
    receivers,
  })
  return { status: 200, body: describe(house, body.out_order_no) }
}

function checkPart(house: House, one: Record<string, unknown>): SplitPart {
  needs(fen(one.amount) && text(one.description, 80), 'receivers.amount, receivers.description')
  if (!house.receivers.has(keyOf(one))) throw new Refusal(400, 'INVALID_REQUEST', '分账接收方关系不存在')
  return { type: String(one.type), account: String(one.account), amount: one.amount, back: 0 }
}

function paid(house: House, transactionId: unknown): Trade {
  const trade = [...house.trades.values()].find(
    (one) => one.transactionId !== null && one.transactionId === transactionId,
  )
  if (!trade) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (!trade.sharing) throw new Refusal(403, 'RULE_LIMIT', '非分账订单不支持分账')
  return trade
}

function requireSplittable(house: House, trade: Trade, receivers: readonly SplitPart[]): void {
  const since = house.now().getTime() - (trade.paidAt ?? 0)
  if (since < minute) throw new Refusal(400, 'INVALID_REQUEST', '订单处理中，请稍后再试')
  const sum = receivers.reduce((all, one) => all + one.amount, 0)
  if (since > freezeMs || trade.frozen < sum) throw new Refusal(403, 'NOT_ENOUGH', '剩余待分金额不足')
  const before = [...house.splits.values()].filter((one) => one.transactionId === trade.transactionId)
  const gone = before.flatMap((one) => one.receivers).reduce((all, one) => all + one.amount, 0)
  if (before.length >= 50) throw new Refusal(403, 'RULE_LIMIT', '超过最大分账次数')
  if (gone + sum > Math.floor(trade.total * mostRatio)) throw new Refusal(403, 'RULE_LIMIT', '超过最大分账比例')
}

/** A split is under way for ten seconds. */
function describe(house: House, outOrderNo: string): object {
  const found = house.splits.get(outOrderNo)
  if (!found) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '分账单不存在')
  const isDone = house.now().getTime() - found.at >= 10_000
  const receivers = found.receivers.map(({ back: _, ...one }) => ({ ...one, result: isDone ? 'SUCCESS' : 'PENDING' }))
  const state = isDone ? 'FINISHED' : 'PROCESSING'
  return {
    transaction_id: found.transactionId,
    out_order_no: outOrderNo,
    order_id: `30${outOrderNo}`,
    state,
    receivers,
  }
}

export function askSplit(house: House, outOrderNo: string, { query }: Ask): Said {
  needs(query.get('transaction_id'), 'transaction_id')
  return { status: 200, body: describe(house, outOrderNo) }
}

export function unfreeze(house: House, { body }: Ask): Said {
  needs(text(body.out_order_no, 64) && text(body.description, 80), 'out_order_no, description')
  const trade = paid(house, body.transaction_id)
  trade.frozen = 0
  const said = {
    transaction_id: trade.transactionId,
    out_order_no: body.out_order_no,
    order_id: `31${body.out_order_no}`,
  }
  return { status: 200, body: { ...said, state: 'FINISHED', receivers: [] } }
}

export function returnPart(house: House, { body }: Ask): Said {
  needs(text(body.out_return_no, 64) && fen(body.amount) && text(body.description, 80), 'out_return_no, amount')
  const known = house.returns.get(body.out_return_no)
  if (known && known.amount !== body.amount) throw new Refusal(400, 'PARAM_ERROR', '回退单号已使用')
  if (!known) takeBack(house, body, body.amount)
  house.returns.set(body.out_return_no, { outReturnNo: body.out_return_no, amount: body.amount })
  return {
    status: 200,
    body: {
      out_order_no: body.out_order_no,
      out_return_no: body.out_return_no,
      amount: body.amount,
      result: 'SUCCESS',
    },
  }
}

function takeBack(house: House, body: Record<string, unknown>, amount: number): void {
  const found = house.splits.get(String(body.out_order_no))
  const receiver = found?.receivers.find((one) => one.account === body.return_mchid)
  // Only merchants give back; nobody takes from a person's wallet.
  if (!found || receiver?.type !== 'MERCHANT_ID') throw new Refusal(400, 'INVALID_REQUEST', '回退方不存在')
  if (house.now().getTime() - found.at > 180 * 86_400_000) throw new Refusal(403, 'RULE_LIMIT', '超过回退期限')
  if (receiver.back + amount > receiver.amount) throw new Refusal(403, 'NOT_ENOUGH', '回退金额超过分账金额')
  receiver.back += amount
}

export function amounts(house: House, transactionId: string): Said {
  return { status: 200, body: { transaction_id: transactionId, unsplit_amount: paid(house, transactionId).frozen } }
}
