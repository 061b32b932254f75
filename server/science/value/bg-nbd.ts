import { lnGamma } from '../numerics/gamma.ts'
import { hypergeometric } from '../numerics/hypergeometric.ts'
import { minimiseTwice } from '../numerics/nelder-mead.ts'
import type { Buying } from './purchases.ts'

/** Buying rates Gamma(r, α), chance to leave after each purchase Beta(a, b); time in weeks. */
export type BgNbd = { r: number; alpha: number; a: number; b: number; logLikelihood: number }

/** Buying at rates Gamma(r, α), nobody ever leaves. */
export type Nbd = { r: number; alpha: number; logLikelihood: number }

export type History = Pick<Buying, 'repeats' | 'lastAt' | 'age'>

type Row = History & { customers: number }

/** Beyond e^±16 a parameter has run away; the search ends there. */
const furthest = 16
/** Less than a second of history is none. */
const leastWeeks = 1e-6

/** Fits the BG/NBD model (Fader, Hardie & Lee 2005) by maximum likelihood; null without customers or without time. */
export function fitBgNbd(histories: readonly History[]): BgNbd | null {
  const rows = mergeAlike(histories)
  const unit = meanAge(rows)
  if (!(unit > leastWeeks)) return null
  const [ln, counts] = [Math.log(unit / 4), distinctRepeats(rows)]
  const { at, value } = minimiseTwice(
    (point) => (isFar(point) ? Number.POSITIVE_INFINITY : -bgNbdLikelihood(parameters(point), rows, counts)),
    [-1, ln, 0, 1],
    [0, ln + 0.7, -1, 0],
  )
  return { ...parameters(at), logLikelihood: -value }
}

export function fitNbd(histories: readonly History[]): Nbd | null {
  const rows = mergeAlike(histories)
  const unit = meanAge(rows)
  if (!(unit > leastWeeks)) return null
  const counts = distinctRepeats(rows)
  const objective = (point: readonly number[]) =>
    isFar(point) ? Number.POSITIVE_INFINITY : -nbdLikelihood(parameters(point), rows, counts)
  const { at, value } = minimiseTwice(objective, [-1, Math.log(unit / 4)], [0.5, Math.log(unit)])
  const { r, alpha } = parameters(at)
  return { r, alpha, logLikelihood: -value }
}

/** The chance that a customer still buys. */
export function chanceAlive(
  { r, alpha, a, b }: Omit<BgNbd, 'logLikelihood'>,
  { repeats: x, lastAt, age }: History,
): number {
  return x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * ((alpha + age) / (alpha + lastAt)) ** (r + x))
}

/**
 * Purchases expected within the next `weeks`. Euler's transformation of ₂F₁ keeps all parts small:
 * (1 − z)^{r+x}·₂F₁(r+x, b+x; c; z) = (1 − z)^{a−1}·₂F₁(a+b−1−r, a−1; c; z), c = a+b+x−1.
 */
export function expectedPurchases(model: Omit<BgNbd, 'logLikelihood'>, history: History, weeks: number): number {
  const { r, alpha, b } = model
  const a = Math.abs(model.a - 1) < 1e-6 ? 1 + 1e-6 : model.a
  const { repeats: x, age } = history
  if (!(weeks > 0)) return 0
  const z = weeks / (alpha + age + weeks)
  const left = (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, a + b + x - 1, z)
  const expected = ((a + b + x - 1) / (a - 1)) * (1 - left)
  // Leaving can only lower what somebody would buy who never leaves; where the series overflows that bound is told.
  const steady = ((r + x) / (alpha + age)) * weeks
  return chanceAlive(model, history) * (Number.isNaN(expected) ? steady : Math.min(steady, Math.max(0, expected)))
}

function parameters(point: readonly number[]): Omit<BgNbd, 'logLikelihood'> {
  const [r = 0, alpha = 0, a = 0, b = 0] = point.map(Math.exp)
  return { r, alpha, a, b }
}

function isFar(point: readonly number[]): boolean {
  return point.some((part) => Math.abs(part) > furthest)
}

function mergeAlike(histories: readonly History[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { repeats, lastAt, age } of histories) {
    const key = `${repeats} ${lastAt} ${age}`
    const row = rows.get(key)
    if (row) row.customers += 1
    else rows.set(key, { repeats, lastAt, age, customers: 1 })
  }
  return [...rows.values()]
}

function meanAge(rows: readonly Row[]): number {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0)
  return rows.reduce((sum, row) => sum + row.customers * row.age, 0) / customers
}

function distinctRepeats(rows: readonly Row[]): number[] {
  return [...new Set(rows.map((row) => row.repeats))]
}

/** ln Γ(base + x) − ln Γ(base) for the counts that occur. */
function rises(base: number, counts: readonly number[]): Map<number, number> {
  const bottom = lnGamma(base)
  return new Map(counts.map((x) => [x, x === 0 ? 0 : lnGamma(base + x) - bottom]))
}

function bgNbdLikelihood(model: Omit<BgNbd, 'logLikelihood'>, rows: readonly Row[], counts: readonly number[]): number {
  const { r, alpha, a, b } = model
  const [byRate, byStay, byChoice] = [rises(r, counts), rises(b, counts), rises(a + b, counts)]
  const lnAlpha = Math.log(alpha)
  let sum = 0
  for (const { repeats: x, lastAt, age, customers } of rows) {
    const alive = -(r + x) * Math.log(alpha + age)
    let whole = alive
    if (x > 0) {
      const left = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + lastAt)
      const [high, low] = alive > left ? [alive, left] : [left, alive]
      whole = high + Math.log1p(Math.exp(low - high))
    }
    const stays = (byStay.get(x) as number) - (byChoice.get(x) as number)
    sum += customers * ((byRate.get(x) as number) + r * lnAlpha + stays + whole)
  }
  return sum
}

function nbdLikelihood(
  { r, alpha }: Pick<Nbd, 'r' | 'alpha'>,
  rows: readonly Row[],
  counts: readonly number[],
): number {
  const byRate = rises(r, counts)
  const lnAlpha = Math.log(alpha)
  let sum = 0
  for (const { repeats: x, age, customers } of rows)
    sum += customers * ((byRate.get(x) as number) + r * lnAlpha - (r + x) * Math.log(alpha + age))
  return sum
}
