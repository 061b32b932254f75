import { cholesky, solveCholesky } from '../numerics/cholesky.ts'
import { chiSquareTail } from '../numerics/tails.ts'
import { byId } from '../order.ts'
import { type Lifetime, momentsOf } from './lifetime.ts'

/** Whether groups died at the same pace. `variance` of O − E of the first group. Groups stand in the order of their names. */
type LogRank = {
  chi2: number
  df: number
  p: number
  groups: { group: string; observed: number; expected: number }[]
  variance: number
}

/**
 * The log-rank test over two or more groups: χ² of observed against expected deaths with the hypergeometric variance.
 * Null with fewer than two groups, or where nothing can be compared.
 */
export function logRank(lifetimes: readonly (Lifetime & { group: string })[]): LogRank | null {
  const groups = [...Map.groupBy(lifetimes, (one) => one.group)].sort(([a], [b]) => byId(a, b))
  const k = groups.length - 1
  if (k < 1) return null
  const columns = groups.map(([, own]) => sortedTimes(own))
  const expected = new Float64Array(k + 1)
  const covariance = new Float64Array(k * k)
  for (const { t, atRisk, died } of momentsOf(lifetimes)) {
    const shares = columns.map((times) => countFrom(times, t) / atRisk)
    shares.forEach((share, i) => {
      expected[i]! += died * share
    })
    if (atRisk > 1) addCovariance(covariance, shares, (died * (atRisk - died)) / (atRisk - 1))
  }
  const observed = groups.map(([, own]) => own.filter((one) => one.died).length)
  const excess = observed.slice(0, k).map((count, i) => count - (expected[i] as number))
  const factor = cholesky(covariance, k)
  if (!factor) return null
  const pull = solveCholesky(factor, excess)
  const chi2 = excess.reduce((sum, value, i) => sum + value * (pull[i] as number), 0)
  const counts = groups.map(([group], i) => ({ group, observed: observed[i] ?? 0, expected: expected[i] as number }))
  return { chi2, df: k, p: chiSquareTail(chi2, k), groups: counts, variance: covariance[0] as number }
}

function sortedTimes(lifetimes: readonly Lifetime[]): Float64Array {
  return Float64Array.from(lifetimes, (one) => one.t).sort()
}

/** How many of sorted times lie at or after t. */
function countFrom(times: Float64Array, t: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) < t) low = middle + 1
    else high = middle
  }
  return times.length - low
}

function addCovariance(covariance: Float64Array, shares: readonly number[], scale: number): void {
  const k = shares.length - 1
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++)
      covariance[i * k + j]! += scale * (shares[i] as number) * ((i === j ? 1 : 0) - (shares[j] as number))
}
