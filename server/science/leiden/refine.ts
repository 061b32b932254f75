import type { Random } from '../random.ts'
import type { Graph } from './graph.ts'
import { forget, lookAround, type Nearby, newNearby } from './nearby.ts'
import { randomOrder } from './random-order.ts'

/** θ of the choice among gains, relative to the best one. */
const temperature = 0.01

type Refining = {
  graph: Graph
  community: Int32Array
  gamma: number
  refined: Int32Array
  /** Of each refined set: strength, weight to the rest of its community, number of nodes. */
  strengths: Float64Array
  outward: Float64Array
  sizes: Int32Array
  whole: Float64Array
  nearby: Nearby
}

/**
 * Splits each community into well-connected sets: from single nodes, a node joins a neighbouring set of its community, chosen
 * by its gain with a little chance, if both are well connected to the rest. This is what Louvain lacks (Traag 2019).
 */
export function refinePartition(graph: Graph, community: Int32Array, gamma: number, chance: Random): Int32Array {
  const refining = openRefining(graph, community, gamma)
  for (const node of randomOrder(graph.n, chance))
    if (refining.sizes[refining.refined[node] as number] === 1) mergeNode(refining, node, chance)
  return refining.refined
}

function openRefining(graph: Graph, community: Int32Array, gamma: number): Refining {
  const { n, starts, targets, weights } = graph
  const whole = new Float64Array(n)
  const outward = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const home = community[i] as number
    whole[home]! += graph.strengths[i] as number
    let sum = 0
    for (let e = starts[i] as number; e < (starts[i + 1] as number); e++)
      if (community[targets[e] as number] === home) sum += weights[e] as number
    outward[i] = sum
  }
  const refined = Int32Array.from({ length: n }, (_, i) => i)
  const sizes = new Int32Array(n).fill(1)
  return {
    graph,
    community,
    gamma,
    refined,
    strengths: graph.strengths.slice(),
    outward,
    sizes,
    whole,
    nearby: newNearby(n),
  }
}

function mergeNode(refining: Refining, node: number, chance: Random): void {
  const { graph, community, refined, strengths, outward, sizes, nearby } = refining
  const single = refined[node] as number
  if (!isWellConnected(refining, single, community[node] as number)) return
  lookAround(nearby, graph, node, refined, community)
  const set = chooseSet(refining, node, chance)
  const between = nearby.weight[set] as number
  forget(nearby)
  if (set === single) return
  refined[node] = set
  sizes[set]! += 1
  sizes[single] = 0
  strengths[set]! += strengths[single] as number
  outward[set]! += (outward[single] as number) - 2 * between
}

function isWellConnected({ gamma, graph, strengths, outward, whole }: Refining, set: number, home: number): boolean {
  const own = strengths[set] as number
  return (outward[set] as number) >= (gamma * own * ((whole[home] as number) - own)) / graph.total
}

/** A set with gain ≥ 0, with a chance ∝ exp(gain/θ); the node's own when there is none. */
function chooseSet(refining: Refining, node: number, chance: Random): number {
  const { graph, community, gamma, refined, strengths, nearby } = refining
  const single = refined[node] as number
  const pull = (gamma * (graph.strengths[node] as number)) / graph.total
  const open: number[] = []
  const gains: number[] = []
  let best = 0
  for (let i = 0; i < nearby.count; i++) {
    const set = nearby.sets[i] as number
    const gain = (nearby.weight[set] as number) - pull * (strengths[set] as number)
    if (gain < 0 || set === single || !isWellConnected(refining, set, community[node] as number)) continue
    open.push(set)
    gains.push(gain)
    best = Math.max(best, gain)
  }
  return open.length > 0 ? (open[draw(gains, best, chance)] as number) : single
}

function draw(gains: readonly number[], best: number, chance: Random): number {
  const parts = gains.map((gain) => (best > 0 ? Math.exp((gain - best) / (temperature * best)) : 1))
  let left = chance() * parts.reduce((sum, part) => sum + part, 0)
  const at = parts.findIndex((part) => {
    left -= part
    return left < 0
  })
  return at < 0 ? parts.length - 1 : at
}
