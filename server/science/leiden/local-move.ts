import type { Random } from '../random.ts'
import type { Graph } from './graph.ts'
import { forget, lookAround, type Nearby, newNearby } from './nearby.ts'
import { randomOrder } from './random-order.ts'

type Moving = {
  graph: Graph
  community: Int32Array
  gamma: number
  /** Strength and number of nodes of each community, and the communities that are empty. */
  strengths: Float64Array
  sizes: Int32Array
  empty: number[]
  nearby: Nearby
}

/**
 * Moves nodes, in random order from a queue, to the neighbouring or empty community with the largest gain
 * k_in − γ·k·K/2m, and queues the neighbours left outside, until nobody gains. Changes `community`; tells whether any moved.
 */
export function moveLocally(graph: Graph, community: Int32Array, gamma: number, chance: Random): boolean {
  const moving = openMoves(graph, community, gamma)
  const queue = randomOrder(graph.n, chance)
  const queued = new Uint8Array(graph.n).fill(1)
  let [head, waiting, moved] = [0, graph.n, false]
  while (waiting > 0) {
    const node = queue[head] as number
    head = head + 1 === graph.n ? 0 : head + 1
    waiting -= 1
    queued[node] = 0
    if (!moveNode(moving, node)) continue
    moved = true
    for (let e = graph.starts[node] as number; e < (graph.starts[node + 1] as number); e++) {
      const other = graph.targets[e] as number
      if (queued[other] || community[other] === community[node]) continue
      queued[other] = 1
      queue[(head + waiting) % graph.n] = other
      waiting += 1
    }
  }
  return moved
}

function openMoves(graph: Graph, community: Int32Array, gamma: number): Moving {
  const strengths = new Float64Array(graph.n)
  const sizes = new Int32Array(graph.n)
  for (let i = 0; i < graph.n; i++) {
    strengths[community[i] as number]! += graph.strengths[i] as number
    sizes[community[i] as number]! += 1
  }
  const empty: number[] = []
  for (let c = graph.n - 1; c >= 0; c--) if (sizes[c] === 0) empty.push(c)
  return { graph, community, gamma, strengths, sizes, empty, nearby: newNearby(graph.n) }
}

function moveNode({ graph, community, gamma, strengths, sizes, empty, nearby }: Moving, node: number): boolean {
  const home = community[node] as number
  const own = graph.strengths[node] as number
  const pull = (gamma * own) / graph.total
  lookAround(nearby, graph, node, community)
  strengths[home]! -= own
  let best = home
  let gain = (nearby.weight[home] as number) - pull * (strengths[home] as number)
  if (gain < -1e-12 * own && (sizes[home] as number) > 1) [best, gain] = [empty.at(-1) as number, 0]
  for (let i = 0; i < nearby.count; i++) {
    const other = nearby.sets[i] as number
    const here = (nearby.weight[other] as number) - pull * (strengths[other] as number)
    // The margin keeps rounding from moving a node to and fro for ever.
    if (here > gain + 1e-12 * own) [best, gain] = [other, here]
  }
  forget(nearby)
  strengths[best]! += own
  if (best === home) return false
  if (sizes[best] === 0) empty.pop()
  community[node] = best
  sizes[best]! += 1
  sizes[home]! -= 1
  if (sizes[home] === 0) empty.push(home)
  return true
}
