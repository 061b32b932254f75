/** Where the headings of a table stand, and how they are told apart. */

/** Headings that are unique: an empty one is named by its letter, as table programs do, an equal one gets a number. */
export function uniqueHeadings(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const heading = plainLine(cell) || letterOf(index)
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading} (${times})`
  })
}

/** 0 → A, 25 → Z, 26 → AA */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

export type Telling = {
  isKnown: (heading: string) => boolean
  /** A cell as only rows below the headings hold it. */
  isFact: (cell: string) => boolean
}

/**
 * Which of the first rows names the columns: the first in which a heading is known, since a title may stand above; else
 * the first that is not empty. -1 when that one holds facts, and so is a row already.
 */
export function headingRow(rows: readonly (readonly string[])[], { isKnown, isFact }: Telling): number {
  const known = rows.findIndex((cells) => cells.some(isKnown))
  if (known >= 0) return known
  const first = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  return first >= 0 && rows[first]?.some(isFact) ? -1 : first
}

/** One line; never the one name that objects keep for themselves. */
const plainLine = (cell: string) =>
  cell
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 180)
    .replace(/^__proto__$/, '_proto_')
