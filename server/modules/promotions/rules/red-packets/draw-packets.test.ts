import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mulberry32 } from '../../../../science/random.ts'
import { redPacketTerms } from '../../contract.ts'
import { drawPackets } from './draw-packets.ts'

const streamOf = (seed: number) => {
  const random = mulberry32(seed)
  return () => Math.floor(random() * 2 ** 32)
}
const shape = fc
  .record({
    packets: fc.integer({ min: 1, max: 200 }),
    least: fc.integer({ min: 1, max: 500 }),
    room: fc.integer({ min: 0, max: 20_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ packets, least, room, share, seed }) => {
    const most = least + room
    const total = packets * least + Math.floor(packets * room * share)
    return { split: 'lucky' as const, packets, least, most, total, seed }
  })

test('lucky packets: the sum is exact, each is within the least and the most, none is left over (RP-1)', () => {
  fc.assert(
    fc.property(shape, ({ seed, ...words }) => {
      const amounts = drawPackets(words, streamOf(seed))
      expect(amounts).toHaveLength(words.packets)
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(words.total)
      expect(Math.min(...amounts)).toBeGreaterThanOrEqual(words.least)
      expect(Math.max(...amounts)).toBeLessThanOrEqual(words.most)
      expect(amounts.every(Number.isInteger)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('whoever opens early has no better chance: the mean is the same at each place', () => {
  const stream = streamOf(11)
  const sums = [0, 0, 0, 0, 0]
  for (let n = 0; n < 6000; n += 1) {
    const words = { split: 'lucky' as const, packets: 5, total: 1000, least: 1, most: 20_000 }
    for (const [place, amount] of drawPackets(words, stream).entries()) sums[place] = (sums[place] ?? 0) + amount
  }
  for (const sum of sums) expect(Math.abs(sum / 6000 - 200)).toBeLessThan(8)
})

test('equal packets are equal', () => {
  const words = { split: 'equal' as const, packets: 4, total: 400, least: 1, most: 20_000 }
  expect(drawPackets(words, streamOf(1))).toEqual([100, 100, 100, 100])
})

test.each([
  ['too little for everybody', { total: 9, packets: 10, least: 1 }],
  ['more than all may hold', { total: 2001, packets: 10, most: 200 }],
  ['an equal sum that leaves a rest', { split: 'equal', total: 101, packets: 2 }],
  ['nothing', { total: 0 }],
  ['half a point', { total: 10.5 }],
])('refused where it is typed: %s', (_, words: object) => {
  const terms = { kind: 'red_packet', split: 'lucky', total: 100, packets: 10, ...words }
  expect(redPacketTerms.safeParse(terms).success).toBe(false)
})
