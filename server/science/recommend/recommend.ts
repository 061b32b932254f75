import { bestOf, type Memberships, type Pull, scoreGroups } from '../lookalike/memberships.ts'
import { rp3bPull } from '../lookalike/rp3b.ts'
import { likeness, type Tags } from '../lookalike/tags.ts'

/** Things members may want, numbered from 0. `gone`: sold out or expired. */
export type Shelf = {
  /** Members (rows) and the things they took. */
  taken: Memberships
  tags: readonly (readonly string[])[]
  authors: readonly (string | null)[]
  gone: readonly boolean[]
}

/** Why a thing stands there: taken with one's own thing, a tag one likes, or merely taken by many. */
export type Why = { code: 'with'; item: number } | { code: 'tag'; tag: string } | { code: 'popular'; members: number }

type Recommended = { item: number; score: number; why: Why }

/** Of one author at most so many among ten. */
const mostOfAuthor = 2
const within = 10

/**
 * Recommends things a member has not taken and can still have: by what was taken together (RP3β, each row normalised), then
 * new things by the rarity of shared tags, then what many took; at most 2 of one author in 10, each with a reason.
 */
export function openRecommender(shelf: Shelf): (member: number, k: number) => Recommended[] {
  const pull = rp3bPull(shelf.taken).map(normaliseRow)
  const vectors = weighTags(shelf.tags)
  const popularity = shelf.taken.membersOf.map((column) => column.length)
  return (member, k) => {
    const own = shelf.taken.groupsOf[member] ?? new Int32Array()
    const likes = mergeTags([...own].map((item) => vectors[item] as Tags))
    const listed = new Set<number>(own)
    const sources: [ArrayLike<number>, (item: number) => Why][] = [
      [scoreGroups(pull, own), (item) => ({ code: 'with', item: strongest(pull, own, item) })],
      [
        vectors.map((tags) => likeness(likes, tags)),
        (item) => ({ code: 'tag', tag: sharedTag(likes, vectors[item] as Tags) }),
      ],
      [popularity, (item) => ({ code: 'popular', members: popularity[item] ?? 0 })],
    ]
    const ranked = sources.flatMap(([scores, why]) => {
      const best = bestOf(scores, (item) => !listed.has(item) && !shelf.gone[item], shelf.gone.length)
      for (const item of best) listed.add(item)
      return best.map((item) => ({ item, score: scores[item] as number, why: why(item) }))
    })
    return spreadAuthors(ranked, shelf.authors, k)
  }
}

/** Takes the best in turn; an author who already stands twice among the last nine waits. */
function spreadAuthors(ranked: readonly Recommended[], authors: Shelf['authors'], k: number): Recommended[] {
  const waiting = [...ranked]
  const list: Recommended[] = []
  while (list.length < k) {
    const near = list.slice(1 - within).map(({ item }) => authors[item])
    const isFree = ({ item }: Recommended) => {
      const author = authors[item] ?? null
      return author === null || near.filter((other) => other === author).length < mostOfAuthor
    }
    const at = waiting.findIndex(isFree)
    if (at < 0) break
    list.push(...waiting.splice(at, 1))
  }
  return list
}

function normaliseRow({ to, score }: Pull[number]): Pull[number] {
  const sum = score.reduce((all, part) => all + part, 0)
  return { to, score: sum > 0 ? score.map((part) => part / sum) : score }
}

/** Which own thing speaks loudest for an item. */
function strongest(pull: Pull, own: Int32Array, item: number): number {
  const part = (from: number) => pull[from]?.score[pull[from].to.indexOf(item)] ?? 0
  return [...own].reduce((best, from) => (part(from) > part(best) ? from : best), own[0] as number)
}

/** Tags by tf–idf: rare ones tell more. */
function weighTags(tags: Shelf['tags']): Tags[] {
  const counts = new Map<string, number>()
  for (const tag of tags.flatMap((row) => [...new Set(row)])) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const idf = (tag: string) => Math.log((tags.length + 1) / (counts.get(tag) ?? 1))
  return tags.map((row) => new Map(row.map((tag) => [tag, idf(tag)])))
}

function mergeTags(rows: readonly Tags[]): Tags {
  const sum = new Map<string, number>()
  for (const [tag, weight] of rows.flatMap((row) => [...row])) sum.set(tag, (sum.get(tag) ?? 0) + weight)
  return sum
}

function sharedTag(likes: Tags, tags: Tags): string {
  const weight = (tag: string) => (likes.get(tag) ?? 0) * (tags.get(tag) ?? 0)
  return [...tags.keys()].reduce((best, tag) => (weight(tag) > weight(best) ? tag : best))
}
