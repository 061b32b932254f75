import { fnv1a32 } from '../hash.ts'
import { type HashedModel, scoreHashed, trainHashed } from '../text/hashed-model.ts'
import { asCase, distinctTexts, type LabelledText } from './reading.ts'
import { findHideLine, type HideLine } from './thresholds.ts'

/** A model with the line from which it may hide alone. `n` distinct texts of which `spam` were spam. */
type SpamModel = { model: HashedModel; line: HideLine; n: number; spam: number }

const parts = 5
const calibrationPart = 0

/**
 * Learns from four fifths of the distinct texts and finds the hide line on the fifth (by hash of the text). Channels
 * differ too much for one model: teach each tenant's own, and never ship one learnt on another's messages.
 */
export function trainSpam(rows: Iterable<LabelledText>, seed = 1): SpamModel {
  const texts = distinctTexts(rows)
  const isCalibration = ({ text }: LabelledText) => fnv1a32(text) % parts === calibrationPart
  const model = trainHashed(texts.filter((row) => !isCalibration(row)).map(asCase), { seed })
  const scored = texts.filter(isCalibration).map((row) => {
    const { places, positive } = asCase(row)
    return { z: scoreHashed(model, places), positive }
  })
  const spam = texts.filter((row) => row.positive).length
  return { model, line: findHideLine(scored), n: texts.length, spam }
}
