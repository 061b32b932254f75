/** Communities of a graph given by its edges. */
import { z } from 'zod'
import { countDisconnected } from '../../server/science/leiden/components.ts'
import { buildGraph, type Graph } from '../../server/science/leiden/graph.ts'
import { findCommunities } from '../../server/science/leiden/leiden.ts'
import { findStableCommunities, stabilityAt } from '../../server/science/leiden/resolution.ts'
import { byId } from '../../server/science/order.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { id } from './shapes.ts'

const edge = z.object({ a: id, b: id, w: z.number().gt(0).max(1e12).default(1) })
const flags = z.strictObject({
  gamma: z.union([z.literal('auto'), z.coerce.number().gt(0).max(1e6)]).default(1),
  seeds: z.coerce.number().int().min(1).max(100).default(3),
  seed,
})

export const leiden = algorithm({
  flags,
  run: async (lines, wish) => {
    const edges: z.output<typeof edge>[] = []
    for await (const one of lines.read(edge)) edges.push(one)
    const nodes = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort(byId)
    const numbers = new Map(nodes.map((node, at) => [node, at]))
    const from = edges.map(({ a }) => numbers.get(a) as number)
    const to = edges.map(({ b }) => numbers.get(b) as number)
    const graph = buildGraph({ n: nodes.length, from, to, weights: edges.map(({ w }) => w) })
    const { community, communities, gamma, q, stability } = find(graph, wish)
    const disconnected = countDisconnected(graph, community)
    await lines.write({ type: 'summary', gamma, q, communities, disconnected, stability })
    for (const [at, node] of nodes.entries()) await lines.write({ type: 'node', node, community: community[at] })
  },
})

/** With `auto` the most stable γ, else 1; stability is told either way, for Q alone says little. */
function find(graph: Graph, { gamma, seeds, seed: chosen }: z.output<typeof flags>) {
  if (gamma !== 'auto') {
    const found = findCommunities(graph, { gamma, seeds, seed: chosen })
    return { ...found, stability: stabilityAt(graph, gamma, chosen) }
  }
  const found = findStableCommunities(graph, { seeds, seed: chosen })
  const stability = found.stabilities.find((one) => one.gamma === found.gamma)?.stability ?? 0
  return { ...found, stability }
}
