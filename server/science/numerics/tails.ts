import { betaShare } from './beta.ts'
import { upperGammaShare } from './gamma.ts'

/** P(X ≥ x) for χ² with `df` degrees of freedom. */
export function chiSquareTail(x: number, df: number): number {
  return upperGammaShare(df / 2, x / 2)
}

/**
 * P(Y ≥ y) for a negative-binomial count with mean `mu` and size `r` (variance mu + mu²/r): I_{mu/(r+mu)}(y, r).
 * A mean of 0 makes any message a surprise.
 */
export function negativeBinomialTail(y: number, mu: number, r: number): number {
  if (y <= 0) return 1
  return betaShare(mu / (r + mu), y, r)
}
