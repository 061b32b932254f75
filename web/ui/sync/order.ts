/** The order of messages in a group, and lists kept in it. */

export type Placed = { id: string; at: string; position: number }

/** Earlier first: by `at`, then by `position`, as the server sorts a group. */
export function byPlace(a: Placed, b: Placed): number {
  if (a.at === b.at) return a.position - b.position
  return Date.parse(a.at) - Date.parse(b.at) || a.position - b.position
}

/** Where a message stands in a sorted list, or where it would have to be put in. */
export function findPlace(list: readonly Placed[], wanted: Placed): { index: number; found: boolean } {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byPlace(list[middle] as Placed, wanted) < 0) low = middle + 1
    else high = middle
  }
  return { index: low, found: list[low]?.id === wanted.id }
}

/** Puts a message into a sorted list in place, replacing an older copy of itself. */
export function putInPlace<T extends Placed>(list: T[], message: T): void {
  const { index, found } = findPlace(list, message)
  list.splice(index, found ? 1 : 0, message)
}

/** One sorted list out of two sorted ones; where both hold a message, the second list's copy stays. */
export function mergeInOrder<T extends Placed>(first: readonly T[], second: readonly T[]): T[] {
  const known = new Set(second.map((message) => message.id))
  const others = first.filter((message) => !known.has(message.id))
  const [last, next] = [others.at(-1), second[0]]
  const merged = [...others, ...second]
  // Pages usually follow each other; sorting ten thousand messages again costs 60 ms.
  return !last || !next || byPlace(last, next) <= 0 ? merged : merged.sort(byPlace)
}
