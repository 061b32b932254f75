/** Small sums every workload needs. */

/** The value below which `share` of the values lie (0–1), by rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
export const perSecond = (count: number, milliseconds: number): number => Math.round((count * 1000) / milliseconds)
export const median = (values: readonly number[]): number => percentile(values, 0.5)
