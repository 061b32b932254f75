import { lnGamma } from '../numerics/gamma.ts'
import { minimiseTwice } from '../numerics/nelder-mead.ts'
import type { Lifetime } from './lifetime.ts'

/** S(t) = exp(−(t/λ)^ρ), in the unit of the lifetimes. ρ < 1: most die early, the old live long. */
export type Weibull = { lambda: number; rho: number; logLikelihood: number; mean: number; median: number }

/** A life of zero length is counted as this part of the mean one: the likelihood knows no death at 0. */
const leastPart = 1e-6
/** Below this mean life the numbers have lost their digits. */
const leastUnit = 1e-300

/**
 * Fits a Weibull curve by maximum likelihood (Nelder–Mead on ln λ and ln ρ from two starts); mean and median both, as they
 * differ much. Null without two deaths at different times: one point makes no curve.
 */
export function fitWeibull(lifetimes: readonly Lifetime[]): Weibull | null {
  const deaths = new Set(lifetimes.filter((one) => one.died).map((one) => one.t))
  const total = lifetimes.reduce((sum, one) => sum + one.t, 0)
  const unit = total / lifetimes.length
  if (deaths.size < 2 || !(unit > leastUnit) || !Number.isFinite(total)) return null
  const scaled = lifetimes.map(({ t, died }) => ({ t: Math.max(t / unit, leastPart), died }))
  const { at, value } = minimiseTwice((point) => -logLikelihood(point, scaled), [0, 0], [0.7, 0.7])
  const [lambda, rho] = [unit * Math.exp(at[0] as number), Math.exp(at[1] as number)]
  const count = lifetimes.filter((one) => one.died).length
  return { lambda, rho, logLikelihood: -value - count * Math.log(unit), ...centreOf(lambda, rho) }
}

/** Mean λΓ(1 + 1/ρ) and median λ(ln 2)^{1/ρ}. */
export function centreOf(lambda: number, rho: number): { mean: number; median: number } {
  return { mean: lambda * Math.exp(lnGamma(1 + 1 / rho)), median: lambda * Math.LN2 ** (1 / rho) }
}

/** The chance that what has lasted `age` dies within `horizon`; `risk` is exp(βx) of a Cox model, 1 for the usual one. */
export function chanceToDie(
  { lambda, rho }: Pick<Weibull, 'lambda' | 'rho'>,
  age: number,
  horizon: number,
  risk = 1,
): number {
  const hazard = ((age + horizon) / lambda) ** rho - (age / lambda) ** rho
  return -Math.expm1(-risk * Math.max(0, hazard))
}

function logLikelihood([lnLambda = 0, lnRho = 0]: readonly number[], lifetimes: readonly Lifetime[]): number {
  const rho = Math.exp(lnRho)
  let sum = 0
  for (const { t, died } of lifetimes) {
    const age = Math.log(t) - lnLambda
    if (died) sum += lnRho - lnLambda + (rho - 1) * age
    sum -= Math.exp(rho * age)
  }
  return sum
}
