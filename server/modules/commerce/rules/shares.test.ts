import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from './shares.ts'

const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 50 })
const sum = (all: readonly number[]) => all.reduce((so, far) => so + far, 0)

test('not one fen is lost or invented, and no line gets more than it weighs', () => {
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
      const amount = Math.floor(sum(lines) * part)
      const shares = shareOut(amount, lines)
      expect(sum(shares)).toBe(amount)
      for (const [place, share] of shares.entries()) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(lines[place] ?? 0)
        const exact = sum(lines) === 0 ? 0 : (amount * (lines[place] ?? 0)) / sum(lines)
        expect(Math.abs(share - exact)).toBeLessThan(1.001)
      }
    }),
  )
})

test('ten yuan over three equal lines: the first one bears the fen that is left', () => {
  expect(shareOut(1000, [5000, 5000, 5000])).toEqual([334, 333, 333])
  expect(shareOut(1, [1, 1])).toEqual([1, 0])
  expect(shareOut(100, [0, 0])).toEqual([0, 0])
})
