import { gramsOf, gramPlaces } from './text/grams.ts'
import { type HashedCase, type HashedModel, scoreHashed, trainHashed } from './text/hashed-model.ts'
import { asksInChinese, lastClause } from './questions.ts'

const lastCharacters = 30
const clauseShift = 77_777
/** Places of the one bit that says where the pattern was found; among the grams nobody meets them by intent. */
const patternPlaces = { lastClause: 1, elsewhere: 2, nowhere: 3 }

/** A text whose question mark was taken off, or never stood there. */
type AskingCase = { text: string; asks: boolean }

/** Learns to hear questions without their marks: grams of the end of the text and of its last clause, and the pattern. */
export function trainQuestions(cases: readonly AskingCase[], seed = 1): HashedModel {
  return trainHashed(
    cases.map(({ text, asks }): HashedCase => ({ places: placesOf(text), positive: asks })),
    { seed },
  )
}

/** z of a text: from 0 on it asks. */
export function scoreQuestion(model: HashedModel, text: string): number {
  return scoreHashed(model, placesOf(text))
}

/** The pattern on the last clause, or the model: of both together fewer questions are missed than of either. */
export function asksByModel(model: HashedModel, text: string): boolean {
  return asksInChinese.test(lastClause(text)) || scoreQuestion(model, text) >= 0
}

function placesOf(text: string): Int32Array {
  const said = text.toLowerCase().trim()
  const clause = lastClause(said)
  const pattern = asksInChinese.test(clause) ? 'lastClause' : asksInChinese.test(said) ? 'elsewhere' : 'nowhere'
  const end = gramsOf(`^${said.slice(-lastCharacters)}$`)
  const places = new Set([...end, ...gramsOf(`\u0001${clause}$`, clauseShift), patternPlaces[pattern] % gramPlaces])
  return Int32Array.from(places)
}
