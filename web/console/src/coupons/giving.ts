/** A giving that is being put together: kept until it is sent; its key makes that it is given once, however often it is sent. */
import type { Gift } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../../server/modules/identity/contract.ts'

export type Chosen = { id: PersonId; name: string }
export type Giving = {
  key: string
  by: 'people' | 'names'
  people: Chosen[]
  communityId: CommunityId | null
  names: string
}

/** As many as one request takes; a longer list goes in several with the same key. */
export const mostAtOnce = 200
/** Longer lists are given in several rounds. */
export const mostInAll = 2000

export const freshGiving = (key: string): Giving => ({ key, by: 'people', people: [], communityId: null, names: '' })

/** The names of a pasted list, each once, blank lines left out. */
export const namesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,，、;；\t]/)
      .map((name) => name.trim().slice(0, 64))
      .filter(Boolean),
  ),
]

/** Adds people to those who were chosen, each once. */
export const withPeople = (before: readonly Chosen[], more: readonly Chosen[]): Chosen[] => [
  ...new Map([...before, ...more].map((one) => [one.id, one])).values(),
]

/** What is sent, in parts that the server takes. */
export function partsOf<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < all.length; from += mostAtOnce) parts.push(all.slice(from, from + mostAtOnce))
  return parts
}

/** Those who did not get it first: they are who the reader must look at. */
export const byOutcome = (rows: readonly Gift[]): Gift[] =>
  rows.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'))
