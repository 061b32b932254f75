/**
 * A customer's buying up to a day: `repeats` purchase days after the first (x), weeks from the first to the last (t_x) and to
 * now (T), and the mean value of a repeat in fen (m); `value` is 0 without repeats, null where values are unknown.
 */
export type Buying = { customer: string; repeats: number; lastAt: number; age: number; value: number | null }

export type Purchase = { customer: string; day: number; fen: number }

/** Adds purchases up per customer until the end of a day; orders of one day are one, the first is no repeat. */
export function buyingUntil(purchases: Iterable<Purchase>, until: number): Buying[] {
  const customers = new Map<string, Map<number, number>>()
  for (const { customer, day, fen } of purchases) {
    if (day > until) continue
    const days = customers.get(customer) ?? new Map<number, number>()
    customers.set(customer, days.set(day, (days.get(day) ?? 0) + fen))
  }
  return [...customers].map(([customer, days]) => {
    const sorted = [...days.keys()].sort((a, b) => a - b)
    const [first = until, last = until] = [sorted[0], sorted.at(-1)]
    const repeats = sorted.length - 1
    const spent = sorted.slice(1).reduce((sum, day) => sum + (days.get(day) ?? 0), 0)
    const value = repeats > 0 ? spent / repeats : 0
    return { customer, repeats, lastAt: (last - first) / 7, age: (until - first) / 7, value }
  })
}
