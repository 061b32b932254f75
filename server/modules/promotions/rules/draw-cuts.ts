/** Cuts of a bargain, drawn before anybody helps (BA-1): each is a fen at least, their sum is exactly the gap. */
import type { BargainTerms } from '../contract.ts'

/** The next whole number below 2^32 of a keyed stream. */
export type Stream = () => number

type Shape = Pick<BargainTerms, 'people' | 'largestFen' | 'stages'>

/** Draws the cuts of a gap in fen. Terms were checked when they were saved: no cut can be less than a fen. */
export function drawCuts(gap: number, { people, largestFen, stages }: Shape, next: Stream): number[] {
  if (stages) {
    const part = Math.floor((gap * stages.share) / 10_000)
    return [...cutUp(part, stages.first, next), ...cutUp(gap - part, people - stages.first, next)]
  }
  if (largestFen === null) return cutUp(gap, people, next)
  for (let tries = 0; tries < 100; tries += 1) {
    const cuts = cutUp(gap, people, next)
    if (Math.max(...cuts) <= largestFen) return cuts
  }
  // So narrow a limit that chance hardly meets it: what is beyond goes to those that have room.
  return levelled(cutUp(gap, people, next), largestFen)
}

/** n−1 distinct points of 1…gap−1, sorted; their differences are the cuts. */
function cutUp(gap: number, people: number, next: Stream): number[] {
  const points = new Set<number>()
  // Floyd's sampling: exactly n−1 draws, however close n is to the gap.
  for (let most = gap - people + 1; most <= gap - 1; most += 1) {
    const drawn = 1 + below(most, next)
    points.add(points.has(drawn) ? most : drawn)
  }
  const ends = [0, ...[...points].sort((a, b) => a - b), gap]
  return ends.slice(1).map((end, place) => end - (ends[place] ?? 0))
}

/** Uniform in 0…most−1; draws that would favour the low ones are thrown away. */
export function below(most: number, next: Stream): number {
  const fair = 2 ** 32 - (2 ** 32 % most)
  let drawn = next()
  while (drawn >= fair) drawn = next()
  return drawn % most
}

function levelled(cuts: readonly number[], largest: number): number[] {
  let beyond = cuts.reduce((sum, cut) => sum + Math.max(0, cut - largest), 0)
  return cuts
    .map((cut) => Math.min(cut, largest))
    .map((cut) => {
      const more = Math.min(largest - cut, beyond)
      beyond -= more
      return cut + more
    })
}
