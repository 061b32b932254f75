import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDisconnected, splitIntoComponents } from '../leiden/components.ts'
import { buildGraph } from '../leiden/graph.ts'
import { findCommunities } from '../leiden/leiden.ts'
import { modularity, normalisedMutualInformation } from '../leiden/quality.ts'
import { findStableCommunities } from '../leiden/resolution.ts'
import { mulberry32 } from '../random.ts'

/** `size` nodes in each of `groups`, each with about `inner` friends inside and `outer` anywhere. */
function plant(groups: number, size: number, inner: number, outer: number, seed: number) {
  const chance = mulberry32(seed)
  const n = groups * size
  const [from, to] = [[] as number[], [] as number[]]
  const link = (a: number, b: number) => {
    from.push(a)
    to.push(b)
  }
  for (let a = 0; a < n; a++) {
    for (let k = 0; k < inner; k++) link(a, Math.floor(a / size) * size + Math.floor(chance() * size))
    for (let k = 0; k < outer; k++) link(a, Math.floor(chance() * n))
  }
  return { graph: buildGraph({ n, from, to }), truth: Int32Array.from({ length: n }, (_, a) => Math.floor(a / size)) }
}

describe('communities', () => {
  test.each([1, 2, 3])('planted ones are found again (seed %d)', (seed) => {
    const { graph, truth } = plant(12, 30, 6, 2, seed)
    const { community, q } = findCommunities(graph)
    expect(normalisedMutualInformation(community, truth)).toBeGreaterThan(0.97)
    expect(q).toBeGreaterThanOrEqual(modularity(graph, truth) - 1e-9)
  })

  test('small ones are merged at γ = 1, and the most stable γ finds them', () => {
    const { graph, truth } = plant(120, 10, 6, 1, 5)
    const coarse = findCommunities(graph)
    const { community, chosen, gamma, stabilities } = findStableCommunities(graph)
    expect([chosen, gamma > 1, stabilities.length]).toEqual([true, true, 5])
    expect(coarse.communities).toBeLessThan(100)
    expect(normalisedMutualInformation(community, truth)).toBeGreaterThan(0.98)
  })

  test('the largest has number 0, and weights count', () => {
    const edges = { n: 5, from: [0, 2, 3, 4, 1], to: [1, 3, 4, 2, 2] }
    const { community } = findCommunities(buildGraph({ ...edges, weights: [9, 9, 9, 9, 0.1] }))
    expect([...community]).toEqual([1, 1, 0, 0, 0])
  })

  test('a community in pieces is split, which never lowers Q', () => {
    const graph = buildGraph({ n: 6, from: [0, 1, 3, 4], to: [1, 2, 4, 5] })
    const broken = Int32Array.of(0, 0, 0, 0, 0, 0)
    expect(countDisconnected(graph, broken)).toBe(1)
    expect([...splitIntoComponents(graph, broken)]).toEqual([0, 0, 0, 1, 1, 1])
    expect(modularity(graph, splitIntoComponents(graph, broken))).toBeGreaterThan(modularity(graph, broken))
  })
})

test('modularity and agreement of known partitions', () => {
  const clique = (first: number) =>
    [0, 1, 2, 3, 4].flatMap((i) => [0, 1, 2, 3, 4].filter((j) => j > i).map((j) => [first + i, first + j]))
  const ends = [...clique(0), ...clique(5), [4, 5]]
  const graph = buildGraph({ n: 10, from: ends.map((end) => end[0] ?? 0), to: ends.map((end) => end[1] ?? 0) })
  expect(modularity(graph, Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]))).toBeCloseTo(0.452381, 6)
  expect(modularity(graph, new Int32Array(10))).toBeCloseTo(0, 12)
  expect(normalisedMutualInformation([0, 0, 1, 1], [5, 5, 2, 2])).toBeCloseTo(1, 12)
  expect(normalisedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(0, 12)
  expect(normalisedMutualInformation([], [])).toBe(1)
})

test('any graph, empty, of loops, of heavy and light edges, gives connected communities of every node', () => {
  const edge = fc.tuple(
    fc.nat(15),
    fc.nat(15),
    fc.oneof(fc.constantFrom(1, 1e-9, 1e9), fc.double({ min: 0.01, max: 9, noNaN: true })),
  )
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 40 }), fc.constantFrom(0.2, 1, 5), (edges, gamma) => {
      const [from, to] = [edges.map(([a]) => a), edges.map(([, b]) => b)]
      const graph = buildGraph({ n: 16, from, to, weights: edges.map(([, , w]) => w) })
      const { community, communities, q } = findCommunities(graph, { gamma, seeds: 2 })
      expect(countDisconnected(graph, community)).toBe(0)
      expect(new Set(community).size).toBe(communities)
      expect(Number.isFinite(q)).toBe(true)
      expect(findCommunities(graph, { gamma, seeds: 2 }).community).toEqual(community)
    }),
    { numRuns: 60 },
  )
  expect(findCommunities(buildGraph({ n: 0, from: [], to: [] })).communities).toBe(0)
})
