import { mulberry32, type Random } from '../random.ts'
import { aggregate, renumber } from './aggregate.ts'
import { splitIntoComponents } from './components.ts'
import type { Graph } from './graph.ts'
import { moveLocally } from './local-move.ts'
import { modularity } from './quality.ts'
import { refinePartition } from './refine.ts'

/** `community[i]`: 0 is the largest. `q`: modularity at the γ asked for. */
export type Partition = { community: Int32Array; communities: number; q: number; gamma: number }

const passes = 2

/**
 * Finds communities by the Leiden algorithm (Traag, Waltman & van Eck 2019): local moves, refinement, aggregation, the whole
 * twice, best of several seeds. Every community is connected. γ above 1 finds smaller ones; γ matters more than anything
 * else, so never read Q alone.
 */
export function findCommunities(graph: Graph, { gamma = 1, seeds = 3, seed = 1 } = {}): Partition {
  let best: Partition | null = null
  for (let i = 0; i < Math.max(1, seeds); i++) {
    const found = findOnce(graph, gamma, seed + i)
    if (best === null || found.q > best.q) best = found
  }
  return best as Partition
}

/** One run with one seed. */
export function findOnce(graph: Graph, gamma: number, seed: number): Partition {
  const chance = mulberry32(seed)
  let community: Int32Array = Int32Array.from({ length: graph.n }, (_, i) => i)
  if (graph.total > 0) for (let pass = 0; pass < passes; pass++) community = improve(graph, community, gamma, chance)
  const pieces = splitIntoComponents(graph, community)
  return { ...bySize(pieces), q: modularity(graph, pieces, gamma), gamma }
}

/** Moves, refines and draws together until every community is one node. */
function improve(graph: Graph, start: Int32Array, gamma: number, chance: Random): Int32Array {
  let level = graph
  let community: Int32Array = renumber(start).sets
  let place: Int32Array = Int32Array.from({ length: graph.n }, (_, i) => i)
  for (;;) {
    moveLocally(level, community, gamma, chance)
    const whole = renumber(community)
    if (whole.count === level.n) return place.map((node) => whole.sets[node] as number)
    const { sets, count } = renumber(refinePartition(level, community, gamma, chance))
    if (count === level.n) return place.map((node) => whole.sets[node] as number)
    const next = new Int32Array(count)
    sets.forEach((set, node) => {
      next[set] = whole.sets[node] as number
    })
    place = place.map((node) => sets[node] as number)
    level = aggregate(level, sets, count)
    community = next
  }
}

/** Numbers communities by falling size, ties by their first node. */
function bySize(community: Int32Array): { community: Int32Array; communities: number } {
  const { sets, count } = renumber(community)
  const sizes = new Int32Array(count)
  for (const set of sets) sizes[set]! += 1
  const order = Int32Array.from({ length: count }, (_, set) => set).sort(
    (a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b,
  )
  const rank = new Int32Array(count)
  order.forEach((set, at) => {
    rank[set] = at
  })
  return { community: sets.map((set) => rank[set] as number), communities: count }
}
