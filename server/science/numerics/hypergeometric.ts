const smallest = 1e-14
const mostTerms = 10_000_000

/** Gauss's ₂F₁(a, b; c; z) by its power series for |z| < 1, ended when a term adds less than 1e-14 of the sum; NaN outside. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(Math.abs(z) < 1)) return Number.NaN
  let term = 1
  let sum = 1
  for (let n = 0; n < mostTerms; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) <= smallest * Math.abs(sum)) break
  }
  return sum
}
