import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reversalOf, sharesOf, sumOf } from './shares.ts'

const lines = fc.array(
  fc.record({ soldFen: fc.integer({ min: 0, max: 1e9 }), rateBp: fc.integer({ min: 0, max: 3000 }) }),
  { minLength: 1, maxLength: 20 },
)

test('a commission is never more than its share of what was sold, whatever the amounts', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const sold = all.map((line, place) => ({ line: place, ...line }))
      const shares = sharesOf(sold)
      for (const [place, { amountFen }] of shares.entries()) {
        const exact = ((sold[place]?.soldFen ?? 0) * (sold[place]?.rateBp ?? 0)) / 10_000
        expect(amountFen).toBeLessThanOrEqual(exact + 1e-6)
        expect(exact - amountFen).toBeLessThan(1)
      }
    }),
  )
})

test('what is taken back grows with what went back, is all of it at the end, and never more', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }),
      (all, parts) => {
        const shares = sharesOf(all.map((line, place) => ({ line: place, ...line })))
        let last = 0
        for (const part of [...parts].sort((a, b) => a - b)) {
          const refunded = new Map(shares.map(({ line, baseFen }) => [line, Math.floor(baseFen * part)]))
          const reversed = reversalOf(shares, refunded)
          expect(reversed).toBeGreaterThanOrEqual(last)
          last = reversed
        }
        expect(last).toBeLessThanOrEqual(sumOf(shares))
        expect(reversalOf(shares, new Map(shares.map(({ line, baseFen }) => [line, baseFen])))).toBe(sumOf(shares))
      },
    ),
  )
})
