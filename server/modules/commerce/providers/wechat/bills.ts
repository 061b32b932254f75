/** The trade bill of a day (交易账单): downloaded, proved by its hash, and read. */
import Papa from 'papaparse'
import { z } from 'zod'
import type { BillRow } from '../provider.ts'
import { ProviderAway, ProviderRefusal } from '../refusals.ts'
import { fenOf } from '../yuan.ts'
import type { WechatAccount } from './account.ts'
import { call, download } from './call.ts'

const promised = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string(), download_url: z.url() })

/** Null while there is no bill of that day: it is made from nine in the morning on. */
export async function readBill(account: WechatAccount, day: string): Promise<BillRow[] | null> {
  const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`
  try {
    const { download_url, hash_value } = await call(account, { method: 'GET', path }, promised)
    return rowsOfBill((await download(account, download_url, hash_value)).toString())
  } catch (fault) {
    if (!(fault instanceof ProviderRefusal)) throw fault
    if (fault.code === 'NO_STATEMENT_EXIST') return []
    if (fault.code === 'STATEMENT_CREATING') return null
    throw fault
  }
}

/** Every cell begins with a backtick; the last two lines are sums, without an order's number. */
export function rowsOfBill(text: string): BillRow[] {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
    transform: (cell) => cell.replace(/^`/, ''),
  })
  const end = data.findIndex((row) => row['交易时间']?.startsWith('总交易单数'))
  return (end < 0 ? data : data.slice(0, end)).map(rowOf)
}

function rowOf(row: Record<string, string>): BillRow {
  const isRefund = row['交易状态'] === 'REFUND'
  const tradeNo = row[isRefund ? '商户退款单号' : '商户订单号']
  const fen = fenOf(row[isRefund ? '申请退款金额' : '订单金额'] ?? '')
  if (!tradeNo || fen === null) throw new ProviderAway('a bill of another shape')
  return { tradeNo, amountFen: isRefund ? -fen : fen }
}
