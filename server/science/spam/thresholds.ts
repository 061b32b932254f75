import { wilsonLow } from '../numerics/wilson.ts'

/** Where the program may act alone: from this score on, what it would have hidden was spam; null where no score is safe. */
export type HideLine = { hideAt: number | null; precision: number | null; recall: number | null }

/** From a chance of .80 on a moderator should look. */
export const queueAt = Math.log(0.8 / 0.2)
const promisedPrecision = 0.99
const fewestHidden = 50

/**
 * The lowest score at which the lower one-sided 95 % Wilson bound of the precision on calibration texts, none of which was
 * learnt from, is at least .99, over at least 50 texts. The point estimate instead of the bound broke the promise in four
 * of five trials. Equal scores stand or fall together.
 */
export function findHideLine(scored: readonly { z: number; positive: boolean }[]): HideLine {
  const sorted = [...scored].sort((a, b) => b.z - a.z)
  const all = sorted.filter((one) => one.positive).length
  let hits = 0
  let line: HideLine = { hideAt: null, precision: null, recall: null }
  for (const [at, { z, positive }] of sorted.entries()) {
    hits += Number(positive)
    const n = at + 1
    if (sorted[n]?.z === z || n < fewestHidden || wilsonLow(hits, n) < promisedPrecision) continue
    line = { hideAt: z, precision: hits / n, recall: hits / all }
  }
  return line
}
