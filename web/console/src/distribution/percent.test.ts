import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bpOf, percentOf } from './percent.ts'

test('a share survives being written and read', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (bp) => bpOf(percentOf(bp)) === bp))
  expect(percentOf(1000)).toBe('10')
})

test('what is no share is none', () => {
  expect(['', '一成', '-1', '1.234', '10%', ' 12。5 '].map(bpOf)).toEqual([null, null, null, null, 1000, 1250])
})
