import { type Comparison, compareMeans } from './compare.ts'
import { momentsOfValues } from './moments.ts'

/** A value with what was known of the same person strictly before the assignment. */
type Paired = { y: number; x: number }

/** `theta`: how much of x is taken off; `cut`: share of the variance that went with it. Print it: it is often nothing. */
type Cuped = { theta: number; cut: number } & Pick<Comparison, 'difference' | 'statistic' | 'p'>

/** CUPED (Deng et al. 2013): compares y − θ(x − x̄), θ = cov(x, y)/var(x) over both arms; null where x is constant. */
export function compareByCuped(arm: readonly Paired[], control: readonly Paired[]): Cuped | null {
  const all = [...arm, ...control]
  const [x, y] = [momentsOfValues(all.map((one) => one.x)), momentsOfValues(all.map((one) => one.y))]
  if (!(x.variance > 0) || !(y.variance > 0)) return null
  const covariance = all.reduce((sum, one) => sum + (one.x - x.mean) * (one.y - y.mean), 0) / (all.length - 1)
  const theta = covariance / x.variance
  const adjust = (rows: readonly Paired[]) => momentsOfValues(rows.map((one) => one.y - theta * (one.x - x.mean)))
  const { difference, statistic, p } = compareMeans(adjust(arm), adjust(control))
  return { theta, difference, statistic, p, cut: covariance ** 2 / (x.variance * y.variance) }
}
