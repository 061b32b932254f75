import { upperGammaShare } from './gamma.ts'

/** z of a two-sided 95 % interval. */
export const twoSided95 = 1.959963984540054

/** P(|Z| ≥ |z|) of the standard normal. */
export function normalTwoSided(z: number): number {
  return upperGammaShare(0.5, (z * z) / 2)
}
