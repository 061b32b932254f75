import { createHash } from 'node:crypto'

/** The same for the same set of headings, in whatever order they stand. */
export const headingsKey = (headings: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(headings.toSorted())).digest('hex')
