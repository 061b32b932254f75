const lanczosG = 7
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
const halfLnTwoPi = 0.5 * Math.log(2 * Math.PI)

/** ln Γ(x) for x > 0 by Lanczos's approximation (g = 7, nine terms), good to about 1e-14; Infinity at 0. */
export function lnGamma(x: number): number {
  if (x === 0 || x === Infinity) return Infinity
  if (!(x > 0)) return Number.NaN
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  let sum = lanczos[0] as number
  for (let i = 1; i < lanczos.length; i++) sum += (lanczos[i] as number) / (x - 1 + i)
  const t = x - 0.5 + lanczosG
  return halfLnTwoPi + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Q(a, x) = Γ(a, x)/Γ(a), the upper incomplete gamma share: series below a + 1, continued fraction above. */
export function upperGammaShare(a: number, x: number): number {
  if (!(a > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 1
  if (x === Infinity) return 0
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a))
  return x < a + 1 ? Math.max(0, 1 - front * lowerSeries(a, x)) : front * upperFraction(a, x)
}

const mostTerms = 100_000

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < mostTerms && term > sum * 1e-16; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Lentz's evaluation of the continued fraction (Numerical Recipes, "Incomplete gamma function"). */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let i = 1; i < mostTerms; i++) {
    const factor = -i * (i - a)
    b += 2
    d = 1 / (factor * d + b || tiny)
    c = b + factor / c || tiny
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}
