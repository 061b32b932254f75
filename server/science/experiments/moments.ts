/** Number, mean and unbiased variance of values; mean and variance are 0 where they are not defined. */
export type Moments = { n: number; mean: number; variance: number }

export function momentsOfValues(values: readonly number[]): Moments {
  const n = values.length
  const mean = n > 0 ? values.reduce((sum, value) => sum + value, 0) / n : 0
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 }
}
