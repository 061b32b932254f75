/**
 * Structural virality (Goel et al. 2016): the mean distance between two people of an invitation tree, by Wiener's sum
 * 2·Σ s(n − s)/(n(n − 1)) over edges, s being the people below an edge. `parents[i]`: index of who invited i, −1 for the
 * root; a parent may stand anywhere. Low means a broadcast by one, high means it went from hand to hand. Null below two.
 */
export function structuralVirality(parents: readonly number[]): number | null {
  const n = parents.length
  if (n < 2) return null
  const below = new Float64Array(n).fill(1)
  const children = new Int32Array(n)
  for (const parent of parents) if (parent >= 0) children[parent]! += 1
  const leaves = [...children.keys()].filter((i) => children[i] === 0)
  let sum = 0
  for (let leaf = leaves.pop(); leaf !== undefined; leaf = leaves.pop()) {
    const parent = parents[leaf] as number
    if (parent < 0) continue
    const size = below[leaf] as number
    sum += size * (n - size)
    below[parent]! += size
    children[parent]! -= 1
    if (children[parent] === 0) leaves.push(parent)
  }
  return (2 * sum) / (n * (n - 1))
}

/** Everybody that `seeds` first members bring in the end when each brings `k` more; null where it never ends (k ≥ 1). */
export function totalReach(seeds: number, k: number): number | null {
  return k < 1 && k >= 0 ? seeds / (1 - k) : null
}
