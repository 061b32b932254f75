import type { Random } from './random.ts'

/** The items in a random order (Fisher–Yates from the end), the row given left as it was. */
export function shuffle<T>(items: readonly T[], chance: Random): T[] {
  const row = [...items]
  for (let at = row.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    ;[row[at], row[other]] = [row[other] as T, row[at] as T]
  }
  return row
}
