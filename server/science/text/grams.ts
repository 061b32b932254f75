import { fnv1a32Units } from '../hash.ts'

/** Hashed features have this many places. */
export const gramPlaces = 2 ** 18
const longest = 3
const readUnits = 500

/** The places of all distinct 1–3-grams of the first 500 UTF-16 units; `shift` sets a second kind of grams apart. */
export function gramsOf(text: string, shift = 0): Set<number> {
  const places = new Set<number>()
  const end = Math.min(text.length, readUnits)
  for (let start = 0; start < end; start++)
    for (let more = 0; more < longest && start + more < end; more++)
      places.add((placeOf(fnv1a32Units(text, start, start + more + 1), more) + shift) % gramPlaces)
  return places
}

/** Spreads a hash, so that grams of different lengths that share a hash do not share a place. */
function placeOf(hash: number, more: number): number {
  let mixed = hash ^ Math.imul(more, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % gramPlaces
}
