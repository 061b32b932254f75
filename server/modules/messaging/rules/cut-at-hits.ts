/** A text cut into pieces, those that were looked for marked, long stretches between them left out. */
import { fold } from './words.ts'

type Piece = { text: string; hit: boolean }

const around = 30

/** Marks every term in the text; case and width do not matter. */
export function cutAtHits(text: string, terms: readonly string[]): Piece[] {
  const spans = findSpans(text, terms)
  const pieces: Piece[] = []
  let done = 0
  for (const [from, until] of spans) {
    if (from > done) pieces.push({ text: shorten(text.slice(done, from), pieces.length === 0), hit: false })
    pieces.push({ text: text.slice(from, until), hit: true })
    done = until
  }
  if (done < text.length) pieces.push({ text: shortenEnd(text.slice(done), spans.length > 0), hit: false })
  return pieces
}

/** Where terms stand, merged and in order. Folding may change lengths, so it is done character by character. */
function findSpans(text: string, terms: readonly string[]): [number, number][] {
  const { folded, origin } = foldWithOrigin(text)
  const spans: [number, number][] = []
  for (const term of terms) {
    if (term === '') continue
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      spans.push([origin[at] as number, origin[at + term.length] as number])
    }
  }
  return merge(spans.sort((a, b) => a[0] - b[0]))
}

function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let place = 0
  for (const character of text) {
    const part = fold(character)
    for (let unit = 0; unit < part.length; unit += 1) origin.push(place)
    folded += part
    place += character.length
  }
  origin.push(place)
  return { folded, origin }
}

function merge(spans: [number, number][]): [number, number][] {
  const merged: [number, number][] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1])
    else merged.push([...span])
  }
  return merged
}

function shorten(text: string, first: boolean): string {
  if (text.length <= around * 2) return text
  return first ? `…${text.slice(-around)}` : `${text.slice(0, around)}…${text.slice(-around)}`
}

function shortenEnd(text: string, afterHit: boolean): string {
  const room = afterHit ? around * 2 : around * 4
  return text.length > room ? `${text.slice(0, room)}…` : text
}
