import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreeOnLinks, componentsOf, exactThreads, oneToOne } from '../reply-graph/agreement.ts'

const truth = [
  ['1', '1'],
  ['2', '1'],
  ['3', '3'],
  ['4', '3'],
  ['5', '4'],
] as const
const found = [
  ['1', '1'],
  ['2', '1'],
  ['3', '2'],
  ['4', '4'],
  ['5', '4'],
] as const

test('links, one-to-one and exact threads of a small chat', () => {
  expect(agreeOnLinks(found, truth)).toEqual({ precision: 0.6, recall: 0.6, f: 0.6 })
  const [mine, theirs] = [componentsOf(found), componentsOf(truth)]
  expect(theirs.map((thread) => [...thread])).toEqual([
    ['1', '2'],
    ['3', '4', '5'],
  ])
  expect(oneToOne(mine, theirs)).toBe(0.8)
  expect(exactThreads(mine, theirs).f).toBe(0)
  expect(exactThreads([new Set('12'), new Set('345')], theirs).f).toBe(1)
})

test('nothing agrees with nothing at 0, and any links agree with themselves', () => {
  expect([agreeOnLinks([], []).f, oneToOne([], []), exactThreads([], []).f]).toEqual([0, 0, 0])
  const link = fc.tuple(fc.nat(20).map(String), fc.nat(20).map(String))
  fc.assert(
    fc.property(fc.array(link, { minLength: 1 }), (links) => {
      const threads = componentsOf(links)
      expect(agreeOnLinks(links, links).f).toBe(1)
      expect(oneToOne(threads, threads)).toBe(1)
    }),
  )
})
