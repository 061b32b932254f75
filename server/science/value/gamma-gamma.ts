import { lnGamma } from '../numerics/gamma.ts'
import { minimiseTwice } from '../numerics/nelder-mead.ts'

/** Spend per purchase Gamma(p, ν), ν ~ Gamma(q, v); v in the unit of the values. */
export type GammaGamma = { p: number; q: number; v: number; logLikelihood: number }

/** A repeat buyer: number of repeats and their mean value. */
type Spend = { repeats: number; value: number }

const furthest = 16

/** Fits the Gamma–Gamma model of spend (Fader & Hardie 2013); null without two different positive values. */
export function fitGammaGamma(spends: readonly Spend[]): GammaGamma | null {
  const buyers = spends.filter(({ repeats, value }) => repeats > 0 && value > 0)
  if (new Set(buyers.map(({ value }) => value)).size < 2) return null
  const unit = buyers.reduce((sum, { value }) => sum + value, 0) / buyers.length
  const scaled = buyers.map(({ repeats, value }) => ({ repeats, value: value / unit }))
  const objective = (point: readonly number[]) =>
    point.some((part) => Math.abs(part) > furthest) ? Number.POSITIVE_INFINITY : -likelihood(point, scaled)
  const { at, value } = minimiseTwice(objective, [1, 1, 0], [2, 1.5, -0.5])
  const [p = 0, q = 0, v = 0] = at.map(Math.exp)
  return { p, q, v: v * unit, logLikelihood: -value - buyers.length * Math.log(unit) }
}

/** The value expected of the next purchase: the own mean, drawn towards that of all. Needs q > 1. */
export function expectedSpend({ p, q, v }: Omit<GammaGamma, 'logLikelihood'>, { repeats: x, value: m }: Spend): number {
  return (p * (v + x * m)) / (p * x + q - 1)
}

function likelihood([lnP = 0, lnQ = 0, lnV = 0]: readonly number[], spends: readonly Spend[]): number {
  const [p, q, v] = [Math.exp(lnP), Math.exp(lnQ), Math.exp(lnV)]
  const lnGammaQ = lnGamma(q)
  let sum = 0
  for (const { repeats: x, value: m } of spends) {
    const bottom = lnGamma(p * x) + lnGammaQ
    sum += lnGamma(p * x + q) - bottom + q * lnV + (p * x - 1) * Math.log(m) + p * x * Math.log(x)
    sum -= (p * x + q) * Math.log(x * m + v)
  }
  return sum
}
