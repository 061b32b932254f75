import type { Moments } from './moments.ts'

/** From this likelihood ratio on an experiment may stop, however often one looked (alarm rate ≤ .05). */
export const stopAt = 20

/**
 * mSPRT (Johari et al. 2015) after `n` pairs: Λ = √(V/(V + nτ²))·exp(n²τ²d²/(2V(V + nτ²))). `variance` V: of one pair's
 * difference; `effect` τ: the smallest effect worth having. 1 where nothing varies: no evidence.
 */
export function likelihoodRatio(n: number, difference: number, variance: number, effect: number): number {
  if (!(variance > 0) || !(n > 0) || !(effect > 0)) return 1
  const whole = variance + n * effect ** 2
  return Math.sqrt(variance / whole) * Math.exp((n * effect * difference) ** 2 / (2 * variance * whole))
}

/** The same from two arms; pairs are as many as the smaller arm has people. */
export function sequentialRatio(arm: Moments, control: Moments, effect: number): number {
  const n = Math.min(arm.n, control.n)
  return likelihoodRatio(n, arm.mean - control.mean, arm.variance + control.variance, effect)
}

/** People per arm to tell share `to` from `from` with a power of .8 at a two-sided .05. */
export function sampleSize(from: number, to: number): number {
  const [zAlpha, zBeta] = [1.959963984540054, 0.8416212335729143]
  const spread = from * (1 - from) + to * (1 - to)
  return Math.ceil(((zAlpha + zBeta) ** 2 * spread) / (to - from) ** 2)
}
