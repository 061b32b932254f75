import { createHash } from 'node:crypto'
import { type Ask, type House, needs, Refusal, rfc, type Said } from './house.ts'

const heads =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const dayOf = (at: number) => rfc(at).slice(0, 10)
const yuan = (fen: number) => (fen / 100).toFixed(2)

/** Bills are there from ten o'clock of the next day on. */
export function tradeBill(house: House, { query }: Ask): Said {
  const day = query.get('bill_date') ?? ''
  needs(/^\d{4}-\d\d-\d\d$/.test(day), 'bill_date')
  const readyAt = Date.parse(`${day}T10:00:00+08:00`) + 86_400_000
  if (house.now().getTime() < readyAt) throw new Refusal(400, 'STATEMENT_CREATING', '账单生成中')
  const rows = rowsOf(house, day)
  if (rows.length === 0) throw new Refusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const file = Buffer.from([heads, ...rows, '总交易单数,应结订单总金额', `\`${rows.length},\`0.00`].join('\r\n'))
  house.bills.set(day, file)
  const hash = createHash('sha1').update(file).digest('hex')
  return {
    status: 200,
    body: { hash_type: 'SHA1', hash_value: hash, download_url: `${house.origin()}/v3/billdownload/file?token=${day}` },
  }
}

function rowsOf(house: House, day: string): string[] {
  const trades = [...house.trades.values()].filter(({ paidAt }) => paidAt !== null && dayOf(paidAt) === day)
  const refunds = [...house.refunds.values()].filter(({ at }) => dayOf(at) === day)
  const paid = trades.map((one) => row(one.paidAt ?? 0, one.outTradeNo, 'SUCCESS', one.total, '', 0))
  return [...paid, ...refunds.map((one) => row(one.at, one.outTradeNo, 'REFUND', 0, one.outRefundNo, one.amount))]
}

function row(at: number, tradeNo: string, state: string, total: number, refundNo: string, refund: number): string {
  const time = rfc(at).slice(0, 19).replace('T', ' ')
  const cells = [time, 'wx', '1', '0', '', '42', tradeNo, 'o', 'JSAPI', state, 'OTHERS', 'CNY', yuan(total), '0.00']
  const more = [
    '0',
    refundNo,
    yuan(refund),
    '0.00',
    '',
    '',
    'SQ',
    '',
    '0.06000',
    '0.60%',
    yuan(total),
    yuan(refund),
    '',
  ]
  return [...cells, ...more].map((cell) => `\`${cell}`).join(',')
}

export function billFile(house: House, { query }: Ask): Said {
  const file = house.bills.get(query.get('token') ?? '')
  if (!file) throw new Refusal(404, 'NOT_FOUND', '账单不存在')
  return { status: 200, body: file }
}
