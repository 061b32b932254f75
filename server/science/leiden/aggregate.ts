import { type Graph, weigh } from './graph.ts'
import { forget, lookAround, newNearby } from './nearby.ts'

/** Numbers sets (each named by a number below that of the nodes) 0, 1, 2 … in the order in which they are met. */
export function renumber(sets: Int32Array): { sets: Int32Array; count: number } {
  const numbers = new Int32Array(sets.length).fill(-1)
  const fresh = new Int32Array(sets.length)
  let count = 0
  for (let i = 0; i < sets.length; i++) {
    const set = sets[i] as number
    if (numbers[set] === -1) {
      numbers[set] = count
      count += 1
    }
    fresh[i] = numbers[set] as number
  }
  return { sets: fresh, count }
}

/** The graph whose nodes are sets 0 … count − 1 of nodes; weight inside a set becomes its loop. */
export function aggregate(graph: Graph, sets: Int32Array, count: number): Graph {
  const order = membersInOrder(sets, count)
  const starts = new Int32Array(count + 1)
  const targets = new Int32Array(graph.targets.length)
  const weights = new Float64Array(graph.targets.length)
  const loops = new Float64Array(count)
  const nearby = newNearby(count)
  let [at, edge] = [0, 0]
  for (let set = 0; set < count; set++) {
    for (; at < order.length && sets[order[at] as number] === set; at++) {
      lookAround(nearby, graph, order[at] as number, sets)
      loops[set]! += graph.loops[order[at] as number] as number
    }
    for (let i = 0; i < nearby.count; i++) {
      const other = nearby.sets[i] as number
      if (other === set) loops[set]! += nearby.weight[other] as number
      else {
        targets[edge] = other
        weights[edge] = nearby.weight[other] as number
        edge += 1
      }
    }
    forget(nearby)
    starts[set + 1] = edge
  }
  return weigh({ n: count, starts, targets: targets.slice(0, edge), weights: weights.slice(0, edge), loops })
}

function membersInOrder(sets: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1)
  for (const set of sets) next[set + 1]! += 1
  for (let i = 0; i < count; i++) next[i + 1]! += next[i] as number
  const order = new Int32Array(sets.length)
  sets.forEach((set, node) => {
    order[next[set] as number] = node
    next[set]! += 1
  })
  return order
}
