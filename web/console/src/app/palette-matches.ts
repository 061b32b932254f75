/** Which of many entries a few typed letters mean, best first. */

export type Entry = {
  id: string
  /** page · group · community · person */
  kind: 'page' | 'group' | 'community' | 'person'
  name: string
  detail: string
  /** Other names that also find it. */
  also?: string
}

/** 0 for no match; an exact name, its beginning, its middle, its scattered letters and other names, in that order. */
export function matchOf(entry: Entry, asked: string): number {
  const name = entry.name.toLowerCase()
  const q = asked.trim().toLowerCase()
  if (!q) return 1
  if (name === q) return 6
  if (name.startsWith(q)) return 5
  if (name.includes(q)) return 4
  if (`${entry.detail} ${entry.also ?? ''}`.toLowerCase().includes(q)) return 3
  return hasScattered(name, q) ? 2 : 0
}

/** Whether all letters of `q` stand in `name` in their order: 临亲 finds 临水亲子. */
function hasScattered(name: string, q: string): boolean {
  let at = 0
  for (const letter of q) {
    at = name.indexOf(letter, at)
    if (at < 0) return false
    at += letter.length
  }
  return true
}

/** The best entries; with nothing typed, the first ones as they come. */
export function bestMatches(entries: readonly Entry[], asked: string, limit = 12): Entry[] {
  return entries
    .map((entry, at) => ({ entry, at, match: matchOf(entry, asked) }))
    .filter(({ match }) => match > 0)
    .sort((a, b) => b.match - a.match || a.at - b.at)
    .slice(0, limit)
    .map(({ entry }) => entry)
}
