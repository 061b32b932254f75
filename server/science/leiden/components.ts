import type { Graph } from './graph.ts'

/** Splits every community into its connected pieces, which never lowers the modularity; pieces numbered as met. */
export function splitIntoComponents({ n, starts, targets }: Graph, community: Int32Array): Int32Array {
  const piece = new Int32Array(n).fill(-1)
  const stack: number[] = []
  let pieces = 0
  for (let first = 0; first < n; first++) {
    if (piece[first] !== -1) continue
    piece[first] = pieces
    stack.push(first)
    for (let node = stack.pop(); node !== undefined; node = stack.pop())
      for (let e = starts[node] as number; e < (starts[node + 1] as number); e++) {
        const other = targets[e] as number
        if (piece[other] !== -1 || community[other] !== community[node]) continue
        piece[other] = pieces
        stack.push(other)
      }
    pieces += 1
  }
  return piece
}

/** How many communities fall into several pieces. */
export function countDisconnected(graph: Graph, community: Int32Array): number {
  const pieces = splitIntoComponents(graph, community)
  const held = Map.groupBy(community.keys(), (i) => community[i] as number)
  let broken = 0
  for (const nodes of held.values()) if (nodes.some((node) => pieces[node] !== pieces[nodes[0] as number])) broken += 1
  return broken
}
