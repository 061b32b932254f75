import { featureCount, type Features, type Idf } from './features.ts'

/**
 * A model as it stands in its file: weights of the 40 features, and in how many of `documents` lines a word stood, as
 * "word lines word lines …", the most frequent first.
 */
export type ReplyModelFile = { weights: number[]; documents: number; words: string }

export type ReplyModel = { weights: Float64Array; idf: Idf }

/** Makes a model of its file; words that the file does not know count as never seen. Raises an error on another shape. */
export function openReplyModel({ weights, documents, words }: ReplyModelFile): ReplyModel {
  if (weights.length !== featureCount) throw new Error(`a reply model has ${featureCount} weights`)
  const parts = words.split(' ')
  const seen = new Map<string, number>()
  for (let at = 0; at + 1 < parts.length; at += 2) seen.set(parts[at] as string, Number(parts[at + 1]))
  return { weights: Float64Array.from(weights), idf: (word) => Math.log((documents + 1) / ((seen.get(word) ?? 0) + 1)) }
}

/** The chance of each row among the allowed ones: P ∝ exp(w·f). Rows not allowed get 0. */
export function weighChoices(
  { rows }: Features,
  weights: Float64Array,
  allowed?: (row: number) => boolean,
): Float64Array {
  const chances = new Float64Array(rows.length / featureCount).fill(-Infinity)
  let highest = -Infinity
  for (let row = 0; row < chances.length; row++) {
    if (allowed && !allowed(row)) continue
    const score = scoreRow(rows, row * featureCount, weights)
    chances[row] = score
    if (score > highest) highest = score
  }
  return normalise(chances, highest)
}

function scoreRow(rows: Float64Array, offset: number, weights: Float64Array): number {
  let score = 0
  for (let k = 0; k < featureCount; k++) score += (weights[k] as number) * (rows[offset + k] as number)
  return score
}

function normalise(chances: Float64Array, highest: number): Float64Array {
  let sum = 0
  for (let row = 0; row < chances.length; row++) {
    const share = Math.exp((chances[row] as number) - highest)
    chances[row] = share
    sum += share
  }
  for (let row = 0; row < chances.length; row++) chances[row]! /= sum
  return chances
}
