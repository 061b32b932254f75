import { cholesky, invertCholesky, solveCholesky } from '../numerics/cholesky.ts'
import { normalTwoSided } from '../numerics/normal.ts'
import { concordance } from './concordance.ts'
import { addToRisk, emptyRisk, enterMoment, type Slopes } from './efron.ts'
import type { Lifetime } from './lifetime.ts'

/** One factor of a Cox model: `hazardRatio` e^β multiplies the hazard for each unit more. `p` by Wald. */
type CoxFactor = { name: string; coefficient: number; se: number; hazardRatio: number; p: number }

export type Cox = {
  factors: CoxFactor[]
  logLikelihood: number
  cIndex: number | null
  /** False where the steps ran out, as they do when a factor separates the dead from the living: read nothing into it. */
  settled: boolean
}

export type CoxLife = Lifetime & { x: readonly number[] }

const mostSteps = 50
const settledBelow = 1e-10

/**
 * Cox's proportional hazards (1972) with Efron's treatment of ties, by Newton steps that are halved until the likelihood
 * rises. Factors are standardised inside. Null where there is nothing to learn: no death, no factor, or a factor that is
 * constant or a mixture of the others.
 */
export function fitCox(lives: readonly CoxLife[], names: readonly string[]): Cox | null {
  const scales = scalesOf(lives, names.length)
  if (names.length === 0 || !lives.some((life) => life.died) || scales.some(({ sd }) => !(sd > 0))) return null
  const sorted = lives
    .map((life) => ({ ...life, x: life.x.map((value, k) => (value - (scales[k]?.mean ?? 0)) / (scales[k]?.sd ?? 1)) }))
    .sort((a, b) => b.t - a.t)
  const found = climb(sorted, names.length)
  if (!found) return null
  const { beta, slopes, factor, settled } = found
  const variance = invertCholesky(factor, names.length)
  const risks = sorted.map(({ x }) => dot(x, beta))
  const factors = names.map((name, k) => {
    const sd = scales[k]?.sd ?? 1
    const [coefficient, se] = [(beta[k] as number) / sd, Math.sqrt(variance[k * names.length + k] as number) / sd]
    return { name, coefficient, se, hazardRatio: Math.exp(coefficient), p: normalTwoSided(coefficient / se) }
  })
  return { factors, logLikelihood: slopes.value, cIndex: concordance(sorted, risks), settled }
}

type Peak = { beta: Float64Array; slopes: Slopes; factor: Float64Array; settled: boolean }

function climb(sorted: readonly CoxLife[], p: number): Peak | null {
  let beta = new Float64Array(p)
  let slopes = slopesAt(sorted, beta)
  for (let step = 0; ; step++) {
    const factor = cholesky(slopes.curvature, p)
    if (!factor) return null
    const move = solveCholesky(factor, slopes.gradient)
    const gain = dot(move, slopes.gradient)
    if (gain < settledBelow || step === mostSteps) return { beta, slopes, factor, settled: gain < settledBelow }
    const next = riseBy(sorted, beta, move, slopes.value)
    if (!next) return { beta, slopes, factor, settled: gain < 1e-6 }
    ;[beta, slopes] = [next.beta, next.slopes]
  }
}

function riseBy(sorted: readonly CoxLife[], beta: Float64Array, move: Float64Array, value: number) {
  for (let part = 1; part > 1e-6; part /= 2) {
    const next = beta.map((b, k) => b + part * (move[k] as number))
    const slopes = slopesAt(sorted, next)
    if (slopes.value > value) return { beta: next, slopes }
  }
  return null
}

/** Partial likelihood with gradient and curvature; lives sorted from the longest. */
function slopesAt(sorted: readonly CoxLife[], beta: Float64Array): Slopes {
  const p = beta.length
  const slopes: Slopes = { value: 0, gradient: new Float64Array(p), curvature: new Float64Array(p * p) }
  const risk = emptyRisk(p)
  for (let at = 0; at < sorted.length; ) {
    const dying = emptyRisk(p)
    const t = sorted[at]?.t
    let deaths = 0
    for (; at < sorted.length && sorted[at]?.t === t; at++) {
      const { x, died } = sorted[at] as CoxLife
      const score = dot(x, beta)
      addToRisk(risk, x, Math.exp(score))
      if (!died) continue
      deaths += 1
      addToRisk(dying, x, Math.exp(score))
      slopes.value += score
      x.forEach((value, k) => {
        slopes.gradient[k]! += value
      })
    }
    enterMoment(slopes, risk, dying, deaths)
  }
  return slopes
}

function scalesOf(lives: readonly CoxLife[], p: number): { mean: number; sd: number }[] {
  return Array.from({ length: p }, (_, k) => {
    const column = lives.map((life) => life.x[k] ?? 0)
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length
    const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
    return { mean, sd: sd > 1e-9 * Math.max(1e-300, Math.abs(mean)) ? sd : 0 }
  })
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number)
  return sum
}
