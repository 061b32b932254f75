import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { type Ask, clock, type House, needs, yuan } from './house.ts'

const heads =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

/** There from nine in the morning of the next day on. */
export async function billAddress(house: House, { content }: Ask): Promise<object> {
  const day = String(content.bill_date)
  needs(content.bill_type === 'trade' && /^\d{4}-\d\d-\d\d$/.test(day), 'isv.invalid-arguments')
  needs(house.now().getTime() >= Date.parse(`${day}T09:00:00+08:00`) + 86_400_000, 'isp.bill_not_exist')
  house.bills.set(day, await pack(house, day))
  return { bill_download_url: `${house.origin()}/bill?day=${day}` }
}

async function pack(house: House, day: string): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(gbk(`#支付宝业务汇总查询\r\n门店编号,门店名称\r\n`), `20880000_${day}_summary_业务明细(汇总).csv`)
  zip.addBuffer(gbk(sheet(house, day)), `20880000_${day}_业务明细.csv`)
  zip.end()
  // The types of yazl name an older stream.
  return buffer(zip.outputStream as unknown as NodeJS.ReadableStream)
}

function sheet(house: House, day: string): string {
  const trades = [...house.trades.values()].filter(({ paidAt }) => paidAt !== null && clock(paidAt).startsWith(day))
  const rows = trades.flatMap((one) => [
    row(one.tradeNo, one.outTradeNo, '交易', clock(one.paidAt ?? 0), yuan(one.total), ''),
    ...one.refunds.map(({ requestNo, amount }) =>
      row(one.tradeNo, one.outTradeNo, '退款', clock(one.paidAt ?? 0), `-${yuan(amount)}`, requestNo),
    ),
  ])
  const top = ['#支付宝业务明细查询', `#账号：[2088]`, '#-----业务明细列表-----', heads]
  return [...top, ...rows, '#-----业务明细列表结束-----', '#导出时间'].join('\r\n')
}

function row(tradeNo: string, no: string, kind: string, at: string, amount: string, requestNo: string): string {
  const cells = [
    tradeNo,
    no,
    kind,
    '茶',
    at,
    at,
    '',
    '',
    '',
    '',
    '林*',
    amount,
    amount,
    '0',
    '0',
    '0',
    '0',
    '0',
    '',
    '0',
    '0',
  ]
  return [...cells, requestNo, '0', '0', ''].map((cell) => `${cell}\t`).join(',')
}

let table: Map<string, number[]> | null = null

/** Node reads GBK and does not write it: the table is turned round. */
function gbk(text: string): Buffer {
  table ??= turned()
  return Buffer.from([...text].flatMap((letter) => table?.get(letter) ?? [letter.charCodeAt(0)]))
}

function turned(): Map<string, number[]> {
  const decoder = new TextDecoder('gbk')
  const all = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const letter = decoder.decode(Uint8Array.of(high, low))
      if (low !== 0x7f && [...letter].length === 1 && !all.has(letter)) all.set(letter, [high, low])
    }
  return all
}
