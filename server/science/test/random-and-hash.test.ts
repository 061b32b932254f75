import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fnv1a32, fnv1a32Units } from '../hash.ts'
import { mulberry32 } from '../random.ts'

test('seed 1 gives the known row', () => {
  const random = mulberry32(1)
  const row = Array.from({ length: 5 }, () => Number(random().toFixed(12)))
  expect(row).toEqual([0.627073940588, 0.00273572118, 0.52744703996, 0.981050967472, 0.968377898214])
})

test('any seed gives numbers in [0, 1), the same twice', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [first, second] = [mulberry32(seed), mulberry32(seed)]
      for (let i = 0; i < 20; i++) {
        const value = first()
        expect(value).toBe(second())
        expect(value >= 0 && value < 1).toBe(true)
      }
    }),
  )
})

test.each([
  ['大家好', 1249191177],
  ['加V信：ab12３ 领福利', 2016205396],
  ['a', 3826002220],
  ['', 2166136261],
])('FNV-1a of the bytes of %s', (text, hash) => expect(fnv1a32(text)).toBe(hash))

test('bytes and units agree on ASCII only, and a slice hashes like its own text', () => {
  expect(fnv1a32Units('abc')).toBe(fnv1a32('abc'))
  expect(fnv1a32Units('大')).not.toBe(fnv1a32('大'))
  fc.assert(
    fc.property(fc.string(), fc.nat(20), fc.nat(20), (text, start, end) => {
      expect(fnv1a32Units(text, start, end)).toBe(fnv1a32Units(text.slice(start, Math.max(start, end))))
    }),
  )
})
