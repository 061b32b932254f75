import { byId } from '../order.ts'

/** A customer's orders: days since the last one, how many, and their sum in fen. */
export type Orders = { customer: string; recency: number; orders: number; fen: number }

/** 1 (worst) to 5 for recency, frequency and money. */
export type Rfm = Orders & { r: number; f: number; m: number }

/** Upper bounds below which a customer falls into 1 … 4, for scores that stay comparable between months. */
type RfmBounds = { recency: readonly number[]; orders: readonly number[]; fen: readonly number[] }

/** Scores by fifths of the customers, ties by customer id, so that each run gives the same. */
export function scoreRfm(customers: readonly Orders[]): Rfm[] {
  const r = fifths(customers, (one) => -one.recency)
  const f = fifths(customers, (one) => one.orders)
  const m = fifths(customers, (one) => one.fen)
  return customers.map((one, at) => ({ ...one, r: r[at] as number, f: f[at] as number, m: m[at] as number }))
}

/** Scores by fixed bounds, four each, ascending. */
export function scoreRfmBy(customers: readonly Orders[], bounds: RfmBounds): Rfm[] {
  const above = (value: number, row: readonly number[]) => row.filter((bound) => value >= bound).length
  return customers.map((one) => ({
    ...one,
    r: 5 - above(one.recency, bounds.recency),
    f: 1 + above(one.orders, bounds.orders),
    m: 1 + above(one.fen, bounds.fen),
  }))
}

/** The segment of a customer that people know by name. */
export function rfmSegment({ r, f, m }: Pick<Rfm, 'r' | 'f' | 'm'>): 'champion' | 'at_risk' | 'lost' | null {
  if (r === 5 && f === 5 && m === 5) return 'champion'
  if (r <= 2 && f >= 4) return 'at_risk'
  return r === 1 && f === 1 ? 'lost' : null
}

/** As SQL's NTILE(5): the first parts are one larger where the number does not divide. */
function fifths(customers: readonly Orders[], value: (one: Orders) => number): Int8Array {
  const order = [...customers.keys()].sort((a, b) => {
    const [x, y] = [customers[a] as Orders, customers[b] as Orders]
    return value(x) - value(y) || byId(x.customer, y.customer)
  })
  const scores = new Int8Array(customers.length)
  const [size, rest] = [Math.floor(order.length / 5), order.length % 5]
  order.forEach((customer, place) => {
    const wide = rest * (size + 1)
    scores[customer] = 1 + (place < wide ? Math.floor(place / (size + 1)) : rest + Math.floor((place - wide) / size))
  })
  return scores
}
