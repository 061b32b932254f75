/** Who is in which group, both numbered from 0; each membership once. */
export type Memberships = { members: number; groups: number; groupsOf: Int32Array[]; membersOf: Int32Array[] }

/** How strongly the members of group j are drawn to group i: rows of (i, score), the score of a member is their sum. */
export type Pull = { to: Int32Array; score: Float64Array }[]

/** Collects memberships; repeated ones count once. */
export function collectMemberships(
  pairs: Iterable<readonly [member: number, group: number]>,
  members: number,
  groups: number,
): Memberships {
  const rows = Array.from({ length: members }, () => new Set<number>())
  for (const [member, group] of pairs) rows[member]?.add(group)
  const groupsOf = rows.map((row) => Int32Array.from(row).sort())
  const columns = Array.from({ length: groups }, () => [] as number[])
  groupsOf.forEach((row, member) => {
    for (const group of row) columns[group]?.push(member)
  })
  return { members, groups, groupsOf, membersOf: columns.map((column) => Int32Array.from(column)) }
}

/** The scores of all groups for somebody in these groups. */
export function scoreGroups(pull: Pull, own: Iterable<number>): Float64Array {
  const scores = new Float64Array(pull.length)
  for (const group of own) {
    const row = pull[group]
    row?.to.forEach((to, at) => {
      scores[to]! += row.score[at] as number
    })
  }
  return scores
}

/** The k best open places with a score above 0, ties by the lower number. */
export function bestOf(scores: ArrayLike<number>, isOpen: (place: number) => boolean, k: number): number[] {
  const open: number[] = []
  for (let at = 0; at < scores.length; at++) if ((scores[at] as number) > 0 && isOpen(at)) open.push(at)
  return open.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b).slice(0, k)
}
