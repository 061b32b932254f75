import type { Memberships, Pull } from './memberships.ts'

const usualBeta = 0.3
const usualKept = 200

/**
 * RP3β (Paudel et al. 2017): the chance to walk from group j over one of its members to group i, divided by the size of i to
 * the power β, so that the large do not win everything; the best `kept` of each. O(Σ d²) over members.
 */
export function rp3bPull(
  { groups, groupsOf, membersOf }: Memberships,
  { beta = usualBeta, kept = usualKept } = {},
): Pull {
  const size = Float64Array.from(membersOf, (column) => column.length ** beta)
  const walk = new Float64Array(groups)
  return membersOf.map((column, from) => {
    const met: number[] = []
    for (const member of column) {
      const row = groupsOf[member] as Int32Array
      for (const to of row) {
        if (to === from) continue
        if (walk[to] === 0) met.push(to)
        walk[to]! += 1 / row.length
      }
    }
    const scored = met.map((to) => ({ to, score: (walk[to] as number) / column.length / (size[to] as number) }))
    for (const to of met) walk[to] = 0
    scored.sort((a, b) => b.score - a.score || a.to - b.to)
    const best = scored.slice(0, kept)
    return { to: Int32Array.from(best, (one) => one.to), score: Float64Array.from(best, (one) => one.score) }
  })
}
