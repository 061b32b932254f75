/** The trade bill of a day: a ZIP of sheets in GBK, of which the one with the single trades is read. */
import Papa from 'papaparse'
import { fromBufferPromise } from 'yauzl'
import { z } from 'zod'
import type { BillRow } from '../provider.ts'
import { reach } from '../reach.ts'
import { ProviderAway, ProviderRefusal } from '../refusals.ts'
import { fenOf } from '../yuan.ts'
import type { AlipayAccount } from './account.ts'
import { call } from './call.ts'

const promised = z.object({ bill_download_url: z.url({ protocol: /^https?$/ }) })
// A day of a large shop is some megabytes; a bomb is more.
const largestSheet = 256 * 1024 * 1024
/** APPNOTE 4.4.4, bit 11: names are UTF-8; otherwise they are in GBK here. */
const utf8Flag = 0x800

/** Null while there is no bill of that day. */
export async function readBill(account: AlipayAccount, day: string): Promise<BillRow[] | null> {
  const asked = {
    method: 'alipay.data.dataservice.bill.downloadurl.query',
    content: { bill_type: 'trade', bill_date: day },
  }
  try {
    const { bill_download_url } = await call(account, asked, promised)
    return rowsOfBill(await unpack(await download(account, bill_download_url)))
  } catch (fault) {
    if (fault instanceof ProviderRefusal && fault.code === 'isp.bill_not_exist') return null
    throw fault
  }
}

async function download({ host }: AlipayAccount, url: string): Promise<Buffer> {
  const { origin, protocol, hostname } = new URL(url)
  const isTheirs = protocol === 'https:' && /\.alipay(dev|objects)?\.com$/.test(hostname)
  if (origin !== new URL(host).origin && !isTheirs) throw new ProviderAway('a bill at another place')
  const { status, body } = await reach(url, {})
  if (status !== 200) throw new ProviderAway(`a bill answered ${status}`)
  return body
}

/** The sheet of single trades (业务明细), not the one of sums. */
async function unpack(zip: Buffer): Promise<string> {
  const gbk = new TextDecoder('gbk')
  const file = await fromBufferPromise(zip, { lazyEntries: true, decodeStrings: false })
  for await (const entry of file.eachEntry()) {
    const isUtf8 = (entry.generalPurposeBitFlag & utf8Flag) !== 0
    // Bytes, as `decodeStrings: false` asked; the types of yauzl say text.
    const name = (isUtf8 ? new TextDecoder() : gbk).decode(entry.fileName as unknown as Buffer)
    if (!name.includes('明细') || name.includes('汇总')) continue
    if (entry.uncompressedSize > largestSheet) break
    const parts: Buffer[] = []
    for await (const part of await file.openReadStreamPromise(entry)) parts.push(part as Buffer)
    return gbk.decode(Buffer.concat(parts))
  }
  throw new ProviderAway('a bill without its sheet')
}

/** Remarks begin with `#`; cells end with a tab. Refunds stand with their own number, below zero. */
export function rowsOfBill(text: string): BillRow[] {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() && !line.startsWith('#'))
    .join('\n')
  const { data } = Papa.parse<Record<string, string>>(rows, {
    header: true,
    transformHeader: (name) => name.trim(),
    transform: (cell) => cell.trim(),
  })
  return data.map(rowOf)
}

function rowOf(row: Record<string, string>): BillRow {
  const isRefund = row['业务类型'] === '退款'
  const tradeNo = row[isRefund ? '退款批次号/请求号' : '商户订单号']
  const fen = fenOf((row['订单金额（元）'] ?? '').replace(/^-/, ''))
  if (!tradeNo || fen === null) throw new ProviderAway('a bill of another shape')
  return { tradeNo, amountFen: isRefund ? -fen : fen }
}
