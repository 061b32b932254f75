import { twoSided95 } from '../numerics/normal.ts'
import { type Lifetime, momentsOf } from './lifetime.ts'

/** A step of the survival curve, valid from `t` to the next step. `low` and `high`: 95 % band. */
type CurveStep = { t: number; atRisk: number; died: number; s: number; se: number; low: number; high: number }

/**
 * The survival curve S(t) = Π(1 − d/n) of Kaplan and Meier (1958), one step for each time with a death; Greenwood's
 * standard error, the band by log(−log S), which stays inside 0–1. Where S is 0 error and band are 0.
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): CurveStep[] {
  let s = 1
  let greenwood = 0
  return momentsOf(lifetimes).map(({ t, atRisk, died }) => {
    s *= 1 - died / atRisk
    greenwood += died / (atRisk * (atRisk - died))
    return { t, atRisk, died, s, se: s > 0 ? s * Math.sqrt(greenwood) : 0, ...bandOf(s, greenwood) }
  })
}

function bandOf(s: number, greenwood: number): { low: number; high: number } {
  if (s <= 0) return { low: 0, high: 0 }
  const spread = (twoSided95 * Math.sqrt(greenwood)) / Math.log(s)
  return { low: s ** Math.exp(-spread), high: s ** Math.exp(spread) }
}

/** The first time at which at most half are left; null while more than half still are. */
export function medianSurvival(curve: readonly CurveStep[]): number | null {
  // A product of fractions may miss ½ by its last bit.
  return curve.find((step) => step.s <= 0.5 + 1e-12)?.t ?? null
}

/** S at a time: the last step at or before it. */
export function survivalAt(curve: readonly CurveStep[], t: number): number {
  return curve.findLast((step) => step.t <= t)?.s ?? 1
}

/** The mean lifetime up to the last time seen (area under the curve): longer lives are unknown, so it is a lower bound. */
export function restrictedMean(curve: readonly CurveStep[], until: number): number {
  let area = 0
  let [s, from] = [1, 0]
  for (const step of curve) {
    if (step.t >= until) break
    area += s * (step.t - from)
    ;[s, from] = [step.s, step.t]
  }
  return area + s * Math.max(0, until - from)
}
