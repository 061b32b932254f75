import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from '../../commerce/index.ts'
import { splitSale } from './split-sale.ts'

const bp = fc.integer({ min: 0, max: 10_000 })
const split = fc.oneof(
  fc.record({ kind: fc.constant('price' as const), supplyFen: fc.integer({ min: 1, max: 1e9 }), helperBp: bp }),
  fc.tuple(bp, bp).map(([supplierBp, helper]) => ({
    kind: 'share' as const,
    supplierBp,
    helperBp: Math.min(helper, 10_000 - supplierBp),
  })),
)
const sold = fc.record({ soldFen: fc.integer({ min: 0, max: 1e9 }), quantity: fc.integer({ min: 1, max: 9999 }) })

test('the parts of a sale are whole fen, none is negative, and together they are exactly what was sold', () => {
  fc.assert(
    fc.property(split, sold, (terms, line) => {
      const { supplier, lead, helper } = splitSale(terms, line)
      expect(supplier + lead + helper).toBe(line.soldFen)
      expect([supplier, lead, helper].every((fen) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true)
    }),
  )
})

test('whatever goes back in whatever steps is taken from the parts to the fen, none falls below nothing', () => {
  fc.assert(
    fc.property(
      split,
      sold,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (terms, line, steps) => {
        const parts = splitSale(terms, line)
        let left = [parts.supplier, parts.lead, parts.helper]
        for (const step of [...steps, 1]) {
          const open = left.reduce((sum, fen) => sum + fen, 0)
          const back = shareOut(Math.floor(open * step), left)
          left = left.map((fen, place) => fen - (back[place] ?? 0))
          expect(left.every((fen) => fen >= 0)).toBe(true)
          expect(left.reduce((sum, fen) => sum + fen, 0)).toBe(open - Math.floor(open * step))
        }
        expect(left).toEqual([0, 0, 0])
      },
    ),
  )
})
