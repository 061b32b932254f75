import { expect, test } from 'vitest'
import { nameRuleOf, transferLimitOf, transferLimits } from './transfer-limits.ts'

test.each([
  ['marketing', '2026-11-22', { leastFen: 10, mostFen: 20_000 }],
  ['commission', '2026-11-22', { leastFen: 10, mostFen: null }],
  ['marketing', '2025-01-14', { leastFen: 0, mostFen: 0 }],
] as const)('W2: what a transfer for %s may hold on %s', (scene, day, limits) => {
  expect(transferLimitOf(scene, day)).toMatchObject(limits)
})

test.each([
  [29, 'forbidden'],
  [30, 'allowed'],
  [199_999, 'allowed'],
  [200_000, 'needed'],
] as const)('K6: with %i fen a real name is %s', (fen, rule) => {
  expect(nameRuleOf(fen)).toBe(rule)
})

test('each limit says since when it holds, where that stands and how sure it is', () => {
  for (const { validFrom, source, confidence } of transferLimits) {
    expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(new URL(source).protocol).toBe('https:')
    expect(['high', 'medium', 'low']).toContain(confidence)
  }
})
