import type { Memberships } from './memberships.ts'

/** Tags with their weights. */
export type Tags = ReadonlyMap<string, number>

/** What a group stands for: its own tags, and the mean of its members' tags. */
export function groupTags({ membersOf }: Memberships, own: readonly Tags[], ofMembers: readonly Tags[]): Tags[] {
  return membersOf.map((column, group) => {
    const sum = new Map(own[group] ?? [])
    for (const member of column)
      for (const [tag, weight] of ofMembers[member] ?? []) sum.set(tag, (sum.get(tag) ?? 0) + weight / column.length)
    return sum
  })
}

/** How alike two sets of tags are, by the cosine of their weights; 0 where one is empty. */
export function likeness(a: Tags, b: Tags): number {
  let shared = 0
  for (const [tag, weight] of a) shared += weight * (b.get(tag) ?? 0)
  const lengths = Math.sqrt(squares(a) * squares(b))
  return lengths > 0 ? shared / lengths : 0
}

function squares(tags: Tags): number {
  let sum = 0
  for (const weight of tags.values()) sum += weight * weight
  return sum
}
