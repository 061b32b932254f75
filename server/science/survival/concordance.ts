import type { Lifetime } from './lifetime.ts'

/**
 * Harrell's C: of all pairs of which one died at an earlier time than the other was last seen, the share in which it carried the higher risk; equal
 * risks count half. Null without such a pair.
 */
export function concordance(lifetimes: readonly Lifetime[], risks: ArrayLike<number>): number | null {
  const ranks = rankOf(risks)
  const order = [...lifetimes.keys()].sort((x, y) => (lifetimes[y]?.t ?? 0) - (lifetimes[x]?.t ?? 0))
  const tree = new Int32Array(ranks.size + 1)
  let [pairs, agreed] = [0, 0]
  // From the longest life on: everybody already in the tree surely outlived the one who comes.
  for (let at = 0; at < order.length; ) {
    let end = at
    while (lifetimes[order[end] ?? -1]?.t === lifetimes[order[at] as number]?.t && end < order.length) end += 1
    const alike = order.slice(at, end)
    for (const i of alike) {
      if (!lifetimes[i]?.died) continue
      const rank = ranks.places[i] as number
      const [below, upTo] = [sumTo(tree, rank - 1), sumTo(tree, rank)]
      agreed += below + (upTo - below) / 2
      pairs += sumTo(tree, ranks.size)
    }
    for (const i of alike) add(tree, ranks.places[i] as number)
    at = end
  }
  return pairs > 0 ? agreed / pairs : null
}

function rankOf(risks: ArrayLike<number>): { places: Int32Array; size: number } {
  const values = [...new Set(Array.from(risks))].sort((a, b) => a - b)
  const rank = new Map(values.map((value, at) => [value, at + 1]))
  return { places: Int32Array.from(Array.from(risks), (risk) => rank.get(risk) ?? 0), size: values.length }
}

function add(tree: Int32Array, place: number): void {
  for (let at = place; at < tree.length; at += at & -at) tree[at]! += 1
}

function sumTo(tree: Int32Array, place: number): number {
  let sum = 0
  for (let at = place; at > 0; at -= at & -at) sum += tree[at] as number
  return sum
}
