import fc from 'fast-check'
import { expect, test } from 'vitest'
import { easePull } from '../lookalike/ease.ts'
import { bestOf, collectMemberships, type Pull } from '../lookalike/memberships.ts'
import { rp3bPull } from '../lookalike/rp3b.ts'
import { openSuggester } from '../lookalike/suggest.ts'
import { cholesky, invertCholesky, solveCholesky } from '../numerics/cholesky.ts'

// Rows are members, columns groups: 110, 111, 011, 100.
const pairs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [3, 0],
] as const
const small = collectMemberships([...pairs, [0, 0]], 4, 3)

function dense(pull: Pull): number[][] {
  return pull.map(({ to, score }) => {
    const row = [0, 0, 0]
    to.forEach((i, at) => {
      // A zero may be negative.
      row[i] = Number((score[at] as number).toFixed(6)) + 0
    })
    return row
  })
}

test('EASE and RP3β of a small crowd', () => {
  expect(dense(easePull(small, 1))).toEqual([
    [0, 0.363636, 0],
    [0.5, 0, 0.5],
    [0, 0.545455, 0],
  ])
  expect(dense(rp3bPull(small))).toEqual([
    [0, 0.199784, 0.09025],
    [0.199784, 0, 0.225626],
    [0.119871, 0.299676, 0],
  ])
  expect(rp3bPull(small, { kept: 1 }).map((row) => [...row.to])).toEqual([[1], [2], [1]])
})

test('reasons: people of the own groups, then tags, then the largest; never a group already joined or closed', () => {
  const crowd = {
    memberships: collectMemberships([...pairs, [5, 3], [4, 4], [6, 4]], 8, 5),
    memberTags: [[], [], [], [], [['茶', 1]], [], [], [['茶', 2]]].map((tags) => new Map(tags as [string, number][])),
    ownGroupTags: [],
  }
  const suggest = openSuggester(crowd)
  const reasons = (member: number) => suggest(member, 3).map(({ group, reason }) => [group, reason])
  expect(reasons(3)).toEqual([
    [1, 'co_members'],
    [2, 'co_members'],
    [4, 'popular'],
  ])
  expect(reasons(7)).toEqual([
    [4, 'tags'],
    [0, 'popular'],
    [1, 'popular'],
  ])
  expect(suggest(7, 3, (group) => group !== 4).map(({ group }) => group)).toEqual([0, 1, 2])
  expect(suggest(1, 9).map(({ group }) => group)).toEqual([4, 3])
})

test('an inverse is an inverse, and what is not positive definite has none', () => {
  const a = Float64Array.from([4, 2, 1, 2, 5, 3, 1, 3, 6])
  const l = cholesky(a, 3) as Float64Array
  const inverse = invertCholesky(l, 3)
  const product = [0, 1, 2].flatMap((i) =>
    [0, 1, 2].map((j) =>
      [0, 1, 2].reduce((sum, k) => sum + (a[i * 3 + k] as number) * (inverse[k * 3 + j] as number), 0),
    ),
  )
  product.forEach((value, at) => expect(value).toBeCloseTo(at % 4 === 0 ? 1 : 0, 12))
  expect([...solveCholesky(l, [7, 10, 10])].map((x) => Number(x.toFixed(9)))).toEqual([1, 1, 1])
  expect(cholesky(Float64Array.from([1, 2, 2, 4]), 2)).toBeNull()
})

test('any crowd, also none, gives at most k groups, each once and none joined', () => {
  const pair = fc.tuple(fc.nat(6), fc.nat(5))
  fc.assert(
    fc.property(
      fc.array(pair, { maxLength: 30 }),
      fc.constantFrom('ease' as const, 'rp3b' as const),
      (rows, method) => {
        const memberships = collectMemberships(rows, 7, 6)
        const suggest = openSuggester({ memberships, memberTags: [], ownGroupTags: [] }, method)
        for (let member = 0; member < 8; member++) {
          const groups = suggest(member, 4).map(({ group }) => group)
          const own = new Set(memberships.groupsOf[member])
          expect(new Set(groups).size).toBe(groups.length)
          expect(groups.length <= 4 && groups.every((group) => !own.has(group))).toBe(true)
        }
      },
    ),
  )
  expect(bestOf([1, 1, 0, Number.NaN], () => true, 9)).toEqual([0, 1])
})
