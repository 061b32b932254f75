import { gramsOf } from '../text/grams.ts'
import type { HashedCase } from '../text/hashed-model.ts'
import { normaliseText } from '../text/normalise.ts'

/** A text as the spam and offence models read it. */
export function readPlaces(text: string): Int32Array {
  return Int32Array.from(gramsOf(normaliseText(text)))
}

export type LabelledText = { text: string; positive: boolean }

/** Each distinct normalised text once, with its first label: copies must not stand on both sides of a split. */
export function distinctTexts(rows: Iterable<LabelledText>): LabelledText[] {
  const seen = new Map<string, boolean>()
  for (const { text, positive } of rows) {
    const plain = normaliseText(text)
    if (!seen.has(plain)) seen.set(plain, positive)
  }
  return [...seen].map(([text, positive]) => ({ text, positive }))
}

export function asCase({ text, positive }: LabelledText): HashedCase {
  return { places: readPlaces(text), positive }
}
