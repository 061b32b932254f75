/** Customers who first bought in a month, and how many of them bought in each month since; months by any ordinal. */
type Cohort = { month: number; active: number[] }

/** Cohorts of first months, earliest first; `until` is the last month to show. */
export function cohortsOf(orders: Iterable<{ customer: string; month: number }>, until: number): Cohort[] {
  const months = new Map<string, Set<number>>()
  for (const { customer, month } of orders)
    if (month <= until) months.set(customer, (months.get(customer) ?? new Set()).add(month))
  const cohorts = Map.groupBy(months.values(), (own) => Math.min(...own))
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([month, own]) => ({
      month,
      active: Array.from({ length: until - month + 1 }, (_, k) => own.filter((set) => set.has(month + k)).length),
    }))
}
