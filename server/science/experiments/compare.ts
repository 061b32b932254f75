import { betaShare } from '../numerics/beta.ts'
import { normalTwoSided, twoSided95 } from '../numerics/normal.ts'
import { type Moments, momentsOfValues } from './moments.ts'

/** An arm against the control: difference of means with its 95 % interval, and how it was tested. */
export type Comparison = {
  n: number
  mean: number
  difference: number
  low: number
  high: number
  test: 'z' | 'welch'
  statistic: number
  p: number
}

/** Values of an experiment in one arm and in the control. */
type Arms = { arm: readonly number[]; control: readonly number[] }

/** Proportions (all values 0 or 1) by the pooled z test with Wald's interval, all else by Welch's t. */
export function compareArms({ arm, control }: Arms): Comparison {
  const binary = [...arm, ...control].every((value) => value === 0 || value === 1)
  const [a, c] = [momentsOfValues(arm), momentsOfValues(control)]
  return binary ? compareProportions(a, c) : compareMeans(a, c)
}

function compareProportions(arm: Moments, control: Moments): Comparison {
  const pooled = (arm.n * arm.mean + control.n * control.mean) / Math.max(1, arm.n + control.n)
  const spread = Math.sqrt(pooled * (1 - pooled) * inverseSum(arm.n, control.n))
  const wald = Math.sqrt(share(arm.mean * (1 - arm.mean), arm.n) + share(control.mean * (1 - control.mean), control.n))
  const difference = arm.mean - control.mean
  const statistic = spread > 0 && Number.isFinite(spread) ? difference / spread : 0
  const p = statistic === 0 ? 1 : normalTwoSided(statistic)
  return { ...around(arm, difference, twoSided95 * wald), test: 'z', statistic, p }
}

/** Welch's t with his degrees of freedom; the interval by the normal quantile, fit for the large arms of experiments. */
export function compareMeans(arm: Moments, control: Moments): Comparison {
  const [a, c] = [share(arm.variance, arm.n), share(control.variance, control.n)]
  const spread = Math.sqrt(a + c)
  const difference = arm.mean - control.mean
  const statistic = spread > 0 ? difference / spread : 0
  const freedom = (a + c) ** 2 / (share(a * a, arm.n - 1) + share(c * c, control.n - 1))
  const p = statistic === 0 || !(freedom > 0) ? 1 : betaShare(freedom / (freedom + statistic ** 2), freedom / 2, 0.5)
  return { ...around(arm, difference, twoSided95 * spread), test: 'welch', statistic, p }
}

/** Holm's correction (1979): p values as they count when several are looked at together. */
export function holm(ps: readonly number[]): number[] {
  const order = [...ps.keys()].sort((a, b) => (ps[a] as number) - (ps[b] as number))
  const corrected = [...ps]
  let highest = 0
  order.forEach((at, place) => {
    highest = Math.max(highest, Math.min(1, (ps.length - place) * (ps[at] as number)))
    corrected[at] = highest
  })
  return corrected
}

function around({ n, mean }: Moments, difference: number, spread: number) {
  return { n, mean, difference, low: difference - spread, high: difference + spread }
}

function share(value: number, n: number): number {
  return n > 0 ? value / n : 0
}

function inverseSum(a: number, b: number): number {
  return a > 0 && b > 0 ? 1 / a + 1 / b : 0
}
