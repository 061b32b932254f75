import { lnGamma } from './gamma.ts'

/** I_x(a, b), the regularised incomplete beta function: P(X ≤ x) for X ~ Beta(a, b), with a, b > 0. */
export function betaShare(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  // The fraction converges fast only below the mean; above it the mirrored one is used.
  const below = x < (a + 1) / (a + b + 2)
  const share = below ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
  return Math.min(1, Math.max(0, share))
}

/** The x with I_x(a, b) = p, by halving: 100 halvings end at the last bit, and nothing can diverge. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || !(p >= 0 && p <= 1)) return Number.NaN
  let low = 0
  let high = 1
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    if (betaShare(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Lentz's evaluation of the continued fraction (Numerical Recipes, "Incomplete beta function"). */
function fraction(x: number, a: number, b: number): number {
  const lentz = startLentz(1 - ((a + b) * x) / (a + 1))
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    stepLentz(lentz, even)
    if (Math.abs(stepLentz(lentz, odd) - 1) < 1e-15) break
  }
  return lentz.value
}

type Lentz = { c: number; d: number; value: number }
const tiny = 1e-300

function startLentz(first: number): Lentz {
  const d = 1 / (first || tiny)
  return { c: 1, d, value: d }
}

function stepLentz(lentz: Lentz, term: number): number {
  lentz.d = 1 / (1 + term * lentz.d || tiny)
  lentz.c = 1 + term / lentz.c || tiny
  lentz.value *= lentz.d * lentz.c
  return lentz.d * lentz.c
}
