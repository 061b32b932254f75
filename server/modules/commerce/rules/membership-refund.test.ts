import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refundOf } from './membership-refund.ts'

const start = new Date('2026-01-01T00:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * 86_400_000)

test('the days that were not used come back, to the fen, less each day and nothing at the end', () => {
  const terms = { refund: 'unused_days', noReasonDays: 0, days: 30 } as const
  expect(refundOf(3000, terms, start, start)).toBe(3000)
  expect(refundOf(3000, terms, start, after(0.1))).toBe(2900)
  expect(refundOf(3000, terms, start, after(29.5))).toBe(0)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 1, max: 3660 }),
      fc.nat(4000),
      (paid, days, passed) => {
        const now = refundOf(paid, { ...terms, days }, start, after(passed))
        expect(now).toBeGreaterThanOrEqual(0)
        expect(now).toBeLessThanOrEqual(paid)
        expect(refundOf(paid, { ...terms, days }, start, after(passed + 1))).toBeLessThanOrEqual(now)
      },
    ),
  )
})

test('within so many days all of it, afterwards none; where nothing comes back, nothing does', () => {
  const terms = { refund: 'no_reason', noReasonDays: 3, days: null } as const
  expect([2.9, 3, 3.1].map((days) => refundOf(500, terms, start, after(days)))).toEqual([500, 500, 0])
  expect(refundOf(500, { refund: 'none', noReasonDays: 0, days: 30 }, start, start)).toBe(0)
})
