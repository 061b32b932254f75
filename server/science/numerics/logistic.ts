import { cholesky, solveCholesky } from './cholesky.ts'

/** A logistic model on columns brought to mean 0 and deviation 1; a constant column has weight 0. Plain JSON. */
export type Logistic = { bias: number; weights: number[]; means: number[]; deviations: number[] }

type Case = { x: readonly number[]; y: boolean }

const mostSteps = 60
const settledBelow = 1e-10

/** Fits P(y) = σ(b + w·z) by Newton steps with the penalty ½·`ridge`·|w|² on standardised columns. Total on any cases. */
export function fitLogistic(cases: readonly Case[], ridge = 1): Logistic {
  const width = cases[0]?.x.length ?? 0
  const columns = Array.from({ length: width }, (_, k) => centre(cases.map((one) => one.x[k] ?? 0)))
  const means = columns.map((column) => column.mean)
  const deviations = columns.map((column) => column.deviation)
  const rows = cases.map(({ x }) => standardise(x, means, deviations))
  let theta = new Float64Array(width + 1)
  for (let step = 0; step < mostSteps; step++) {
    const move = newtonMove(rows, cases, theta, ridge)
    theta = theta.map((value, k) => value + (move[k] as number))
    if (move.every((part) => Math.abs(part) < settledBelow)) break
  }
  return { bias: theta[0] ?? 0, weights: [...theta.slice(1)], means, deviations }
}

/** P(y) of one case. */
export function chanceOf({ bias, weights, means, deviations }: Logistic, x: readonly number[]): number {
  const z = standardise(x, means, deviations)
  return sigmoid(weights.reduce((sum, weight, k) => sum + weight * (z[k + 1] as number), bias))
}

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z))
}

function centre(column: readonly number[]): { mean: number; deviation: number } {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length
  const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
  return { mean, deviation: deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? deviation : 0 }
}

/** With the constant 1 in front. */
function standardise(x: readonly number[], means: readonly number[], deviations: readonly number[]): Float64Array {
  const z = new Float64Array(means.length + 1)
  z[0] = 1
  means.forEach((mean, k) => {
    const deviation = deviations[k] as number
    z[k + 1] = deviation > 0 ? ((x[k] ?? 0) - mean) / deviation : 0
  })
  return z
}

function newtonMove(
  rows: readonly Float64Array[],
  cases: readonly Case[],
  theta: Float64Array,
  ridge: number,
): Float64Array {
  const n = theta.length
  const gradient = theta.map((value, k) => (k === 0 ? 0 : -ridge * value))
  const curvature = new Float64Array(n * n)
  // A trace of penalty on the bias, so that all cases alike, or none, still have a finite answer.
  for (let k = 0; k < n; k++) curvature[k * n + k] = k === 0 ? 1e-6 : ridge
  rows.forEach((row, i) => {
    const p = sigmoid(row.reduce((sum, value, k) => sum + value * (theta[k] as number), 0))
    const [pull, spread] = [Number(cases[i]?.y ?? false) - p, p * (1 - p)]
    for (let j = 0; j < n; j++) {
      gradient[j]! += pull * (row[j] as number)
      for (let k = 0; k < n; k++) curvature[j * n + k]! += spread * (row[j] as number) * (row[k] as number)
    }
  })
  const factor = cholesky(curvature, n)
  if (!factor) return new Float64Array(n)
  // Long steps towards a border without end are cut.
  return solveCholesky(factor, gradient).map((part) => Math.max(-4, Math.min(4, part)))
}
