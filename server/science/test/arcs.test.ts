import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dyadLoss, dyadsOf, reciprocity, tallyArcs } from '../arcs.ts'
import { k80, medianK80 } from '../k80.ts'
import { rankKeyPeople } from '../key-people.ts'
import { pageRank } from '../pagerank.ts'

const arcs = tallyArcs([
  { from: 'b', to: 'a' },
  { from: 'a', to: 'b' },
  { from: 'b', to: 'a' },
  { from: 'c', to: 'a' },
  { from: 'd', to: 'c' },
  { from: 'd', to: 'd' },
])

describe('arcs', () => {
  test('are ordered, weighted, and never lead to oneself', () => {
    expect(arcs).toEqual([
      { from: 'a', to: 'b', replies: 1 },
      { from: 'b', to: 'a', replies: 2 },
      { from: 'c', to: 'a', replies: 1 },
      { from: 'd', to: 'c', replies: 1 },
    ])
  })

  test('two of four are answered back', () => expect(reciprocity(arcs)).toEqual({ value: 0.5, n: 4 }))

  test('pairs count once whichever way the replies went', () => {
    expect(dyadsOf(arcs)).toEqual([
      { a: 'a', b: 'b', replies: 3 },
      { a: 'a', b: 'c', replies: 1 },
      { a: 'c', b: 'd', replies: 1 },
    ])
    expect(dyadLoss(arcs)).toEqual(
      new Map([
        ['a', 2 / 3],
        ['b', 1 / 3],
        ['c', 2 / 3],
        ['d', 1 / 3],
      ]),
    )
  })

  test('no arcs, no figures', () => {
    expect(reciprocity([])).toEqual({ value: null, n: 0 })
    expect(dyadLoss([]).size).toBe(0)
  })
})

describe('PageRank', () => {
  test('a pair answering each other and one who answers nobody: solved by hand', () => {
    // a ↔ b, c alone: c = (.15 + .85 c)/3 → c = .15/2.15, the rest shared alike.
    const ranks = pageRank(
      ['c'],
      tallyArcs([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ]),
    )
    const alone = 0.15 / 2.15
    expect(ranks.get('c')).toBeCloseTo(alone, 6)
    expect(ranks.get('a')).toBeCloseTo((1 - alone) / 2, 6)
  })

  test('any graph: ranks are positive, sum to 1, and do not depend on the order of arcs', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const replies = fc.array(fc.record({ from: person, to: person, replies: fc.nat(1e9) }))
    fc.assert(
      fc.property(replies, (given) => {
        const ranks = pageRank(['z'], tallyArcs(given))
        expect([...ranks.values()].reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 9)
        expect(Math.min(...ranks.values())).toBeGreaterThan(0)
        expect(pageRank(['z'], tallyArcs(given.toReversed()))).toEqual(ranks)
      }),
    )
  })

  test('nobody at all', () => expect(pageRank([], []).size).toBe(0))
})

describe('k80', () => {
  test.each([
    [[], 0],
    [[0, 0], 0],
    [[7], 1],
    [[80, 20], 1],
    [[79, 21], 2],
    [[1, 1, 1, 1, 1], 4],
  ])('of %j is %d', (messages, people) => expect(k80(messages)).toBe(people))

  test('K is the lower middle of the days with messages', () => {
    expect(medianK80([0, 4, 0, 5, 9, 1])).toBe(4)
    expect(medianK80([0, 0])).toBeNull()
  })

  test('never more people than spoke, and they wrote 80 %', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6)), (messages) => {
        const people = k80(messages)
        const sorted = messages.toSorted((a, b) => b - a)
        const sum = (row: number[]) => row.reduce((all, n) => all + n, 0)
        expect(sum(sorted.slice(0, people))).toBeGreaterThanOrEqual(0.8 * sum(messages))
        expect(people === 0 || sum(sorted.slice(0, people - 1)) < 0.8 * sum(messages)).toBe(true)
      }),
    )
  })
})

describe('key people', () => {
  test('are ranked by the mean of three shares; the first K are key', () => {
    const messages = new Map([
      ['a', 5],
      ['b', 3],
      ['c', 1],
      ['d', 1],
    ])
    const ranked = rankKeyPeople(messages, arcs, 2)
    expect(ranked.map((one) => [one.member, one.key])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['d', false],
    ])
    expect(ranked[0]).toMatchObject({ messageShare: 0.5, dyadLoss: 2 / 3 })
    const first = ranked[0] as (typeof ranked)[number]
    expect(first.score).toBeCloseTo((first.messageShare + first.pageRank + first.dyadLoss) / 3, 12)
  })

  test('equals stand by id, and without a K nobody is key', () => {
    const ranked = rankKeyPeople(
      new Map([
        ['y', 1],
        ['x', 1],
      ]),
      [],
      null,
    )
    expect(ranked.map((one) => one.member)).toEqual(['x', 'y'])
    expect(ranked.some((one) => one.key)).toBe(false)
    expect(rankKeyPeople(new Map(), [], 5)).toEqual([])
    expect(rankKeyPeople(new Map([['a', 0]]), [], 1)[0]).toMatchObject({ messageShare: 0, score: 1 / 3 })
  })
})
