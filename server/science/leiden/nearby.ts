import type { Graph } from './graph.ts'

/** The weight from one node to each set that its neighbours belong to; one scratch row, emptied after each node. */
export type Nearby = { weight: Float64Array; sets: Int32Array; count: number }

export function newNearby(n: number): Nearby {
  return { weight: new Float64Array(n), sets: new Int32Array(n), count: 0 }
}

/** Looks around a node; `within` leaves out neighbours of another community. */
export function lookAround(nearby: Nearby, graph: Graph, node: number, sets: Int32Array, within?: Int32Array): void {
  const { starts, targets, weights } = graph
  const home = within?.[node]
  const end = starts[node + 1] as number
  for (let e = starts[node] as number; e < end; e++) {
    const other = targets[e] as number
    if (within !== undefined && within[other] !== home) continue
    const set = sets[other] as number
    if (nearby.weight[set] === 0) {
      nearby.sets[nearby.count] = set
      nearby.count += 1
    }
    nearby.weight[set]! += weights[e] as number
  }
}

export function forget(nearby: Nearby): void {
  for (let i = 0; i < nearby.count; i++) nearby.weight[nearby.sets[i] as number] = 0
  nearby.count = 0
}
