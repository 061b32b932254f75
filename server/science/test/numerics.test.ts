import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaQuantile, betaShare } from '../numerics/beta.ts'
import { lnGamma, upperGammaShare } from '../numerics/gamma.ts'
import { hypergeometric } from '../numerics/hypergeometric.ts'
import { lowMedian, median, quantile } from '../numerics/quantiles.ts'
import { chiSquareTail, negativeBinomialTail } from '../numerics/tails.ts'
import { wilsonHigh, wilsonLow } from '../numerics/wilson.ts'

describe('known values', () => {
  test.each([
    [10, 12.801827480081474],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429246995],
    [1.5, -0.12078223763524498],
    [100.25, 360.2845596377642],
  ])('ln Γ(%d)', (x, value) => expect(lnGamma(x)).toBeCloseTo(value, 11))

  test('₂F₁', () => {
    expect(hypergeometric(1, 1, 2, 0.5)).toBeCloseTo(1.3862943611198906, 12)
    expect(hypergeometric(2.2426, 4.4259, 4.2189, 0.4739)).toBeCloseTo(4.5714892342, 9)
  })

  test.each([
    [1.86025, 2, 0.394504394],
    [3.841459, 1, 0.05],
  ])('χ² tail at %d with %d degrees', (x, df, p) => expect(chiSquareTail(x, df)).toBeCloseTo(p, 7))

  test('a χ² tail far out keeps its digits', () => {
    expect(chiSquareTail(122.2491, 1) / 2.036e-28).toBeCloseTo(1, 3)
  })

  test.each([
    [5, 1, 0.5, 0.049332196],
    [3, 0.5, 0.2, 0.062778328],
    [10, 2, 1, 0.01734153],
    [1, 1, 1, 0.5],
  ])('negative-binomial tail P(Y ≥ %d) at mean %d, size %d', (y, mu, r, p) => {
    expect(negativeBinomialTail(y, mu, r)).toBeCloseTo(p, 8)
  })

  test.each([
    [95, 100, 0.900833],
    [990, 1000, 0.983342],
    [50, 50, 0.948658],
  ])('lower Wilson bound of %d of %d', (k, n, low) => expect(wilsonLow(k, n)).toBeCloseTo(low, 6))

  test('Beta(1, b) has a closed form', () => {
    expect(betaShare(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 13)
    expect(betaQuantile(0.05, 1, 4)).toBeCloseTo(1 - 0.95 ** 0.25, 13)
  })

  test('quantiles are linear between order statistics', () => {
    expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(lowMedian([4, 1, 3, 2])).toBe(2)
    expect([quantile([], 0.5), median([]), lowMedian([])]).toEqual([null, null, null])
    expect(quantile([Infinity, Infinity], 0.3)).toBe(Infinity)
  })
})

const positive = fc.double({ min: 1e-3, max: 1e5, noNaN: true })
// Whole 1024ths: 1 − x is exact, so that the mirror law can be asked for near 0.
const chance = fc.integer({ min: 0, max: 1024 }).map((k) => k / 1024)

describe('laws', () => {
  test('Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x))).toBeLessThan(1e-9 * Math.max(1, lnGamma(x + 1)))
      }),
    )
  })

  test('a share of the beta distribution mirrors and lies in [0, 1]', () => {
    fc.assert(
      fc.property(chance, positive, positive, (x, a, b) => {
        const share = betaShare(x, a, b)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(Math.abs(share - (1 - betaShare(1 - x, b, a)))).toBeLessThan(1e-6)
      }),
    )
  })

  test('a beta quantile leads back to its share', () => {
    const shape = fc.double({ min: 0.5, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), shape, shape, (p, a, b) => {
        expect(betaShare(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6)
      }),
    )
  })

  test('tails fall as the count rises, and stay in [0, 1]', () => {
    fc.assert(
      fc.property(fc.nat(2000), positive, positive, (y, mu, r) => {
        const here = negativeBinomialTail(y, mu, r)
        expect(here).toBeLessThanOrEqual(1)
        expect(negativeBinomialTail(y + 1, mu, r)).toBeLessThanOrEqual(here + 1e-9)
        expect(upperGammaShare(r, mu)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('the Wilson bounds hold the point between them', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => {
        const [k, n] = [Math.min(a, b), Math.max(a, b)]
        expect(wilsonLow(k, n)).toBeLessThanOrEqual(n ? k / n + 1e-12 : 0)
        expect(wilsonHigh(k, n)).toBeGreaterThanOrEqual(n ? k / n - 1e-12 : 1)
      }),
    )
  })

  test('numbers outside a definition are NaN, never an endless loop', () => {
    expect([lnGamma(-1), betaShare(0.5, 0, 1), betaQuantile(2, 1, 1), hypergeometric(1, 1, 1, 1)]).toEqual(
      Array.from({ length: 4 }, () => Number.NaN),
    )
    expect(lnGamma(0)).toBe(Infinity)
    expect(upperGammaShare(1, Infinity)).toBe(0)
    expect(negativeBinomialTail(0, 1, 1)).toBe(1)
    expect(negativeBinomialTail(3, 0, 1)).toBe(0)
  })
})
