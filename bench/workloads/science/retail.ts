/** An online shop's orders: recency, frequency and money; cohorts; when items are needed again. */
import { cohortsOf } from '../../../server/science/value/cohorts.ts'
import type { Purchase } from '../../../server/science/value/purchases.ts'
import { expectedGap, gapsOf, middleGap } from '../../../server/science/value/replenish.ts'
import { type Rfm, rfmSegment, scoreRfm } from '../../../server/science/value/rfm.ts'
import { data } from './places.ts'
import { readRows } from './rows.ts'

export const retailFile = data('online-retail/online_retail_to_2011-08-31.csv.gz')
const referenceDay = Date.UTC(2011, 8, 1) / 86_400_000

type Sale = Purchase & { order: string; item: string; month: number }
type Known = readonly [mine: number, known: number, tolerance: number]

/** Sales to known customers; returns and free lines left out. */
export function readRetail(): Sale[] {
  return readRows(retailFile).flatMap((row) => {
    const { InvoiceNo: order = '', StockCode: item = '', CustomerID: id = '', InvoiceDate: at = '' } = row
    const [quantity, price] = [Number(row.Quantity), Number(row.UnitPrice)]
    if (id === '' || order.startsWith('C') || !(quantity > 0) || !(price > 0)) return []
    const date = at.slice(0, 10)
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
    const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000
    return [{ customer: `${Number(id)}`, day, fen: quantity * price * 100, order, item, month }]
  })
}

type RfmAnswers = {
  rows: number
  customers: number
  orders: number
  revenue: number
  recency_mean: number
  frequency_mean: number
  monetary_mean: number
  champions_555: number
  at_risk_R12_F45: number
  lost_R1F1: number
  one_order: number
  cohort_2010_12_by_month: number[]
  customers_sample: { rows: [number, number, number, number, number, number, number][] }
}

export function rfmKnown(sales: readonly Sale[], known: RfmAnswers): Known[] {
  const scored = scoreRfm(
    [...Map.groupBy(sales, (sale) => sale.customer)].map(([customer, own]) => ordersOf(customer, own)),
  )
  const mean = (value: (one: Rfm) => number) => scored.reduce((sum, one) => sum + value(one), 0) / scored.length
  const count = (segment: string) => scored.filter((one) => rfmSegment(one) === segment).length
  const [december] = cohortsOf(sales, 2011 * 12 + 7)
  return [
    [sales.length, known.rows, 0],
    [scored.length, known.customers, 0],
    [new Set(sales.map(({ order }) => order)).size, known.orders, 0],
    [mean((one) => one.fen) * scored.length * 0.01, known.revenue, 0.01],
    [mean((one) => one.recency), known.recency_mean, 1e-4],
    [mean((one) => one.orders), known.frequency_mean, 1e-5],
    [mean((one) => one.fen) / 100, known.monetary_mean, 1e-4],
    [count('champion'), known.champions_555, 0],
    [count('at_risk'), known.at_risk_R12_F45, 0],
    [count('lost'), known.lost_R1F1, 0],
    [scored.filter((one) => one.orders === 1).length, known.one_order, 0],
    ...known.cohort_2010_12_by_month.map((active, at): Known => [december?.active[at] ?? -1, active, 0]),
    ...known.customers_sample.rows.flatMap(([id, recency, orders, revenue, r, f, m]): Known[] => {
      const one = scored.find(({ customer }) => customer === `${id}`)
      const mine = [one?.recency, one?.orders, (one?.fen ?? 0) / 100, one?.r, one?.f, one?.m]
      return [recency, orders, revenue, r, f, m].map((value, at) => [mine[at] ?? -1, value, 0.005])
    }),
  ]
}

function ordersOf(customer: string, own: readonly Sale[]) {
  const recency = referenceDay - own.reduce((last, sale) => Math.max(last, sale.day), 0)
  const fen = own.reduce((sum, sale) => sum + sale.fen, 0)
  return { customer, recency, orders: new Set(own.map((sale) => sale.order)).size, fen }
}

/** The last gap of each series of four or more purchase days is foretold from the gaps before it. */
export function measureReplenish(sales: readonly Sale[]): { mae: number; series: number } {
  const rows = [...Map.groupBy(sales, ({ customer, item }) => `${customer} ${item}`)].map(([key, own]) => {
    const gaps = gapsOf(own.map((sale) => sale.day))
    const hidden = gaps.length >= 3 ? (gaps.pop() ?? null) : null
    return { item: key.slice(key.indexOf(' ') + 1), gaps, hidden }
  })
  const all = middleGap(rows.flatMap(({ gaps }) => gaps)) ?? 0
  const items = new Map(
    [...Map.groupBy(rows, ({ item }) => item)].map(([item, own]) => [item, middleGap(own.flatMap(({ gaps }) => gaps))]),
  )
  const scored = rows.flatMap(({ item, gaps, hidden }) =>
    hidden === null ? [] : [Math.abs(hidden - expectedGap(gaps, items.get(item) ?? all))],
  )
  return { mae: scored.reduce((sum, error) => sum + error, 0) / scored.length, series: scored.length }
}
