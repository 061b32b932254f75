/**
 * An undirected weighted graph in rows: the neighbours of node i stand in `targets` from `starts[i]` to `starts[i + 1]`,
 * each edge in both rows. `loops[i]`: twice the weight inside a node; `strengths[i]`: all weight at it, loops too.
 */
export type Graph = {
  n: number
  starts: Int32Array
  targets: Int32Array
  weights: Float64Array
  loops: Float64Array
  strengths: Float64Array
  /** 2m: the sum of all strengths. */
  total: number
}

/** Edges between nodes 0 … n − 1, as three rows alike. Repeated edges add up. */
type EdgeList = { n: number; from: ArrayLike<number>; to: ArrayLike<number>; weights?: ArrayLike<number> }

/** Builds the rows of a graph. Weights must be positive; an edge from a node to itself is a loop. */
export function buildGraph({ n, from, to, weights: given }: EdgeList): Graph {
  const loops = new Float64Array(n)
  const starts = new Int32Array(n + 1)
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [from[e] as number, to[e] as number]
    if (a === b) continue
    starts[a + 1]! += 1
    starts[b + 1]! += 1
  }
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i] as number
  const next = starts.slice()
  const targets = new Int32Array(starts[n] as number)
  const weights = new Float64Array(targets.length)
  for (let e = 0; e < from.length; e++) {
    const [a, b, weight] = [from[e] as number, to[e] as number, given?.[e] ?? 1]
    if (a === b) loops[a]! += 2 * weight
    else {
      put(next, targets, weights, a, b, weight)
      put(next, targets, weights, b, a, weight)
    }
  }
  return weigh({ n, starts, targets, weights, loops })
}

/** Adds strengths and the total to rows. */
export function weigh(rows: Omit<Graph, 'strengths' | 'total'>): Graph {
  const strengths = rows.loops.slice()
  let total = 0
  for (let i = 0; i < rows.n; i++) {
    let sum = strengths[i] as number
    for (let e = rows.starts[i] as number; e < (rows.starts[i + 1] as number); e++) sum += rows.weights[e] as number
    strengths[i] = sum
    total += sum
  }
  return { ...rows, strengths, total }
}

function put(next: Int32Array, targets: Int32Array, weights: Float64Array, a: number, b: number, weight: number): void {
  const at = next[a] as number
  targets[at] = b
  weights[at] = weight
  next[a] = at + 1
}
