import type { Graph } from './graph.ts'

/** Modularity Q = Σ (inside/2m − γ·(K/2m)²) (Newman, Reichardt & Bornholdt); 0 for a graph without edges. */
export function modularity(graph: Graph, community: Int32Array, gamma = 1): number {
  const { n, starts, targets, weights, loops, strengths, total } = graph
  if (!(total > 0)) return 0
  const sums = new Float64Array(n)
  let inside = 0
  for (let i = 0; i < n; i++) {
    sums[community[i] as number]! += strengths[i] as number
    inside += loops[i] as number
    for (let e = starts[i] as number; e < (starts[i + 1] as number); e++)
      if (community[targets[e] as number] === community[i]) inside += weights[e] as number
  }
  return inside / total - gamma * sums.reduce((sum, strength) => sum + (strength / total) ** 2, 0)
}

/** How alike two partitions of the same nodes are: mutual information over the mean entropy, 0–1; 1 where both are one set. */
export function normalisedMutualInformation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const n = one.length
  const [a, b, both] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()]
  for (let i = 0; i < n; i++) {
    count(a, one[i] as number)
    count(b, other[i] as number)
    count(both, `${one[i]} ${other[i]}`)
  }
  const [ha, hb, hab] = [a, b, both].map((counts) => entropy([...counts.values()], n)) as [number, number, number]
  return ha + hb > 0 ? Math.max(0, (2 * (ha + hb - hab)) / (ha + hb)) : 1
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function entropy(counts: readonly number[], n: number): number {
  return -counts.reduce((sum, part) => sum + (part / n) * Math.log(part / n), 0)
}
