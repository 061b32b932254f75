import { easePull, mostEaseGroups } from './ease.ts'
import { bestOf, type Memberships, type Pull, scoreGroups } from './memberships.ts'
import { rp3bPull } from './rp3b.ts'
import { groupTags, likeness, type Tags } from './tags.ts'

export type Method = 'auto' | 'ease' | 'rp3b'

/** A group for somebody, with why: people of the own groups are there, alike tags, or merely many members. */
type Suggestion = { group: number; score: number; reason: 'co_members' | 'tags' | 'popular' }

export type Crowd = { memberships: Memberships; memberTags: readonly Tags[]; ownGroupTags: readonly Tags[] }

/**
 * Suggests groups, best first: by the groups somebody is in, then by tags, then the largest, never one already joined or
 * not open. EASE up to 2,000 groups, RP3β beyond, unless told.
 */
export function openSuggester({ memberships, memberTags, ownGroupTags }: Crowd, method: Method = 'auto') {
  const pull = pullBy(memberships, method)
  const tags = groupTags(memberships, ownGroupTags, memberTags)
  const sizes = memberships.membersOf.map((column) => column.length)
  return (member: number, k: number, isOpen: (group: number) => boolean = () => true): Suggestion[] => {
    const own = memberships.groupsOf[member] ?? new Int32Array()
    const said = memberTags[member] ?? new Map()
    const taken = new Set<number>(own)
    const sources: [Suggestion['reason'], () => ArrayLike<number>][] = [
      ['co_members', () => scoreGroups(pull, own)],
      ['tags', () => tags.map((one) => likeness(said, one))],
      ['popular', () => sizes],
    ]
    return sources.flatMap(([reason, score]) => {
      const scores = score()
      const best = bestOf(scores, (group) => !taken.has(group) && isOpen(group), k - (taken.size - own.length))
      for (const group of best) taken.add(group)
      return best.map((group) => ({ group, score: scores[group] as number, reason }))
    })
  }
}

function pullBy(memberships: Memberships, method: Method): Pull {
  const ease = method === 'ease' || (method === 'auto' && memberships.groups <= mostEaseGroups)
  return ease ? easePull(memberships) : rp3bPull(memberships)
}
