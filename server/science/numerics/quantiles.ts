/** The p-quantile with linear interpolation between order statistics (Hyndman–Fan 1996, type 7); null over nothing. */
export function quantile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, p))
  const below = sorted[Math.floor(at)] as number
  const above = sorted[Math.ceil(at)] as number
  // Equal neighbours are returned as they are: Infinity − Infinity would be NaN.
  return below === above ? below : below + (above - below) * (at - Math.floor(at))
}

/** The middle value, or the mean of the two middle ones; null over nothing. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}

/** The middle value, the lower of the two when their number is even: stays a value that occurred; null over nothing. */
export function lowMedian(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
}
