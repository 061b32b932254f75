import {
  type Ask,
  fen,
  type House,
  needs,
  needsNotifyUrl,
  part,
  type Refund,
  Refusal,
  rfc,
  type Said,
  text,
  type Trade,
} from './house.ts'

const year = 365 * 86_400_000
const mostPartials = 50

export function refund(house: House, { body }: Ask): Said {
  const amount = part(body.amount)
  needs(text(body.out_refund_no, 64) && /^[\w\-|*@]+$/.test(body.out_refund_no), 'out_refund_no')
  needs(fen(amount.refund) && fen(amount.total) && amount.currency === 'CNY', 'amount')
  needs(body.reason === undefined || text(body.reason, 80), 'reason')
  if (body.notify_url !== undefined) needsNotifyUrl(body.notify_url)
  const trade = findTrade(house, body)
  const known = house.refunds.get(body.out_refund_no)
  if (known) {
    const same = known.outTradeNo === trade.outTradeNo && known.amount === amount.refund
    if (!same) throw new Refusal(400, 'PARAM_ERROR', '退款单号已用于另一笔退款')
    return { status: 200, body: describe(house, known) }
  }
  requireRefundable(house, trade, amount.refund, amount.total)
  const made: Refund = {
    outRefundNo: body.out_refund_no,
    refundId: `5030${house.refunds.size}${house.now().getTime()}`,
    outTradeNo: trade.outTradeNo,
    amount: amount.refund,
    status: 'PROCESSING',
    notifyUrl: typeof body.notify_url === 'string' ? body.notify_url : null,
    at: house.now().getTime(),
  }
  house.refunds.set(made.outRefundNo, made)
  house.balance -= made.amount
  trade.state = 'REFUND'
  return { status: 200, body: describe(house, made) }
}

function findTrade(house: House, body: Record<string, unknown>): Trade {
  const both = [body.out_trade_no, body.transaction_id].filter((one) => one !== undefined)
  needs(both.length === 1, 'transaction_id or out_trade_no')
  const all = [...house.trades.values()]
  const trade = all.find((one) => one.outTradeNo === body.out_trade_no || one.transactionId === body.transaction_id)
  if (!trade || trade.paidAt === null) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  return trade
}

function requireRefundable(house: House, trade: Trade, amount: number, total: number): void {
  const earlier = [...house.refunds.values()].filter(
    (one) => one.outTradeNo === trade.outTradeNo && one.status !== 'CLOSED',
  )
  const gone = earlier.reduce((sum, one) => sum + one.amount, 0)
  if (total !== trade.total) throw new Refusal(400, 'INVALID_REQUEST', '订单金额不一致')
  if (gone + amount > trade.total) throw new Refusal(400, 'INVALID_REQUEST', '退款金额大于可退金额')
  if (earlier.length >= mostPartials) throw new Refusal(400, 'INVALID_REQUEST', '部分退款超过 50 次')
  if (house.now().getTime() - (trade.paidAt ?? 0) > year)
    throw new Refusal(400, 'INVALID_REQUEST', '订单已超过可退款期限')
  const split = [...house.splits.values()].filter((one) => one.transactionId === trade.transactionId)
  const away = split.flatMap((one) => one.receivers).reduce((sum, one) => sum + one.amount - one.back, 0)
  if (gone + amount > trade.total - away) throw new Refusal(403, 'NOT_ENOUGH', '请先分账回退')
  if (house.balance < amount) throw new Refusal(403, 'NOT_ENOUGH', '基本账户余额不足')
}

export function askRefund(house: House, outRefundNo: string): Said {
  const found = house.refunds.get(outRefundNo)
  if (!found) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
  return { status: 200, body: describe(house, found) }
}

const banks = /^(CMB|COMM|ABC|CCB|ICBC|BOC|PAB|SPDB|CITIC|CEB|CMBC|CIB|GDB|PSBC|NBCB)_DEBIT$/

/** What the buyer's card could not take goes to another one, or to the merchant's own account (发起异常退款). */
export function settleAbnormal(house: House, { body }: Ask, refundId: string): Said {
  const found = [...house.refunds.values()].find((one) => one.refundId === refundId)
  if (!found) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
  needs(body.out_refund_no === found.outRefundNo, 'out_refund_no')
  if (found.status !== 'ABNORMAL') throw new Refusal(400, 'INVALID_REQUEST', '退款单不是异常状态')
  needs(body.type === 'USER_BANK_CARD' || body.type === 'MERCHANT_BANK_CARD', 'type')
  if (body.type === 'USER_BANK_CARD') {
    needs(banks.test(String(body.bank_type)), 'bank_type')
    needs(/^\d{12,23}$/.test(house.unseal(String(body.bank_account))), 'bank_account')
    needs(text(house.unseal(String(body.real_name)), 40), 'real_name')
  }
  found.status = 'PROCESSING'
  return { status: 200, body: describe(house, found) }
}

/** The bank has done it, or cannot. */
export function endRefund(house: House, outRefundNo: string, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'): void {
  const found = house.refunds.get(outRefundNo)
  if (!found || found.status === 'SUCCESS' || found.status === 'CLOSED') throw new Error('no such refund under way')
  found.status = status
  if (status === 'CLOSED') house.balance += found.amount
  if (!found.notifyUrl) return
  const told = describe(house, found)
  house.tell(found.notifyUrl, `REFUND.${status}`, { ...told, mchid: house.merchant.mchid, refund_status: status })
}

function describe(house: House, found: Refund): Record<string, unknown> {
  const trade = house.trades.get(found.outTradeNo)
  return {
    refund_id: found.refundId,
    out_refund_no: found.outRefundNo,
    transaction_id: trade?.transactionId,
    out_trade_no: found.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: rfc(found.at),
    status: found.status,
    ...(found.status === 'SUCCESS' ? { success_time: rfc(house.now().getTime()) } : {}),
    amount: {
      total: trade?.total,
      refund: found.amount,
      payer_total: trade?.total,
      payer_refund: found.amount,
      currency: 'CNY',
    },
  }
}
