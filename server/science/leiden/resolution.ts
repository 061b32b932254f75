import type { Graph } from './graph.ts'
import { findCommunities, findOnce, type Partition } from './leiden.ts'
import { normalisedMutualInformation } from './quality.ts'

/** How far runs from different seeds agree at a γ: mean pairwise NMI of four. */
type Stability = { gamma: number; stability: number }

const gammas = [1, 2, 4, 8, 16]
const trials = 4
const surelyStable = 0.97
/** Stabilities this close are one: the smaller γ then makes the fewer, larger communities. */
const alike = 5e-4

export function stabilityAt(graph: Graph, gamma: number, seed = 1): number {
  const runs = Array.from({ length: trials }, (_, i) => findOnce(graph, gamma, seed + i).community)
  const pairs = runs.flatMap((one, i) => runs.slice(i + 1).map((other) => normalisedMutualInformation(one, other)))
  return pairs.reduce((sum, nmi) => sum + nmi, 0) / pairs.length
}

/**
 * Finds communities at the γ of {1, 2, 4, 8, 16} at which they are most stable, if that is at least .97. Many real graphs
 * have no such γ: then `chosen` is false, γ is 1, and the operator should choose between coarse and fine.
 */
export function findStableCommunities(
  graph: Graph,
  { seeds = 3, seed = 1 } = {},
): Partition & { stabilities: Stability[]; chosen: boolean } {
  const stabilities = gammas.map((gamma) => ({ gamma, stability: stabilityAt(graph, gamma, seed) }))
  const most = Math.max(...stabilities.map((one) => one.stability))
  const best = stabilities.find(({ stability }) => stability >= surelyStable && stability >= most - alike)
  const found = findCommunities(graph, { gamma: best?.gamma ?? 1, seeds, seed })
  return { ...found, stabilities, chosen: best !== undefined }
}
