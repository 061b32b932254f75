/** Gates 3 to 6: spam, offence, questions. */
import { fnv1a32 } from '../../../server/science/hash.ts'
import { areaUnderCurve } from '../../../server/science/numerics/auc.ts'
import { asksByModel, scoreQuestion, trainQuestions } from '../../../server/science/question-model.ts'
import { asCase, distinctTexts, type LabelledText } from '../../../server/science/spam/reading.ts'
import { findHideLine } from '../../../server/science/spam/thresholds.ts'
import { type HashedCase, scoreHashed, trainHashed } from '../../../server/science/text/hashed-model.ts'
import { atLeast, type Gate, type GateSet } from './gates.ts'
import { data } from './places.ts'
import { readRows, readText } from './rows.ts'

const spamFile = data('tg-spam-zh/train.csv.gz')
const offence = { train: data('cold/train.csv.gz'), dev: data('cold/dev.csv.gz') }
const dialogues = ['film', 'music', 'travel'].map((topic) => data(`kdconv/${topic}_dev.json.gz`))

export const textGates: readonly GateSet[] = [
  { title: 'gates 3 and 4', needs: [spamFile], measure: measureSpam },
  { title: 'gate 5', needs: Object.values(offence), measure: measureOffence },
  { title: 'gate 6', needs: dialogues, measure: measureQuestions },
]

type Scored = { z: number; positive: boolean }

function measureSpam(): Gate[] {
  const texts = distinctTexts(readSpam())
  const parts = Array.from({ length: 5 }, (_, part) =>
    texts.filter(({ text }) => fnv1a32(text) % 5 === part).map(asCase),
  )
  const partsBut = (...left: number[]) => parts.filter((_, part) => !left.includes(part)).flat()
  const scored = score(partsBut(0), parts[0] as HashedCase[])
  const rotations = parts.map((_, test) => hideOn(partsBut(test, (test + 1) % 5), parts, test))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [
    atLeast('gate3_accuracy', accuracy(scored), 0.945),
    atLeast('gate3_auc', auc(scored), 0.982),
    atLeast('gate4_precision_mean', mean(rotations.map((one) => one.precision)), 0.99),
    atLeast('gate4_precision_worst', Math.min(...rotations.map((one) => one.precision)), 0.985),
    atLeast('gate4_recall_mean', mean(rotations.map((one) => one.recall)), 0.72),
  ]
}

/** Learns on three fifths, draws the hide line on the next, and looks what it would hide of the last. */
function hideOn(train: HashedCase[], parts: HashedCase[][], test: number): { precision: number; recall: number } {
  const both = [...(parts[(test + 1) % 5] as HashedCase[]), ...(parts[test] as HashedCase[])]
  const scored = score(train, both)
  const calibration = parts[(test + 1) % 5]?.length ?? 0
  const { hideAt } = findHideLine(scored.slice(0, calibration))
  const held = scored.slice(calibration)
  const hidden = held.filter(({ z }) => hideAt !== null && z >= hideAt)
  const hits = hidden.filter((one) => one.positive).length
  return { precision: hits / hidden.length, recall: hits / held.filter((one) => one.positive).length }
}

function measureOffence(): Gate[] {
  const read = (file: URL) =>
    readRows(file).map(({ TEXT = '', label }): LabelledText => ({ text: TEXT, positive: label === '1' }))
  const scored = score(read(offence.train).map(asCase), read(offence.dev).map(asCase))
  return [atLeast('gate5_macro_f1', macroF1(scored), 0.895), atLeast('gate5_auc', auc(scored), 0.955)]
}

function measureQuestions(): Gate[] {
  const [film, music, travel] = dialogues.map(readDialogues)
  const train = distinctQuestions([...(film ?? []), ...(music ?? [])], new Set())
  const seen = new Set(train.map(({ text }) => text))
  const test = distinctQuestions(travel ?? [], seen)
  const model = trainQuestions(train)
  const scored = test.map(({ text, asks }) => ({ z: scoreQuestion(model, text), positive: asks }))
  const found = test.map(({ text, asks }) => ({ z: asksByModel(model, text) ? 1 : -1, positive: asks }))
  return [
    atLeast('gate6_f1', f1(found, true), 0.94, `${test.length} texts, ${test.filter((one) => one.asks).length} ask`),
    atLeast('gate6_auc', auc(scored), 0.98),
  ]
}

function score(train: readonly HashedCase[], test: readonly HashedCase[]): Scored[] {
  const model = trainHashed(train)
  return test.map(({ places, positive }) => ({ z: scoreHashed(model, places), positive }))
}

function accuracy(scored: readonly Scored[]): number {
  return scored.filter(({ z, positive }) => z >= 0 === positive).length / scored.length
}

function auc(scored: readonly Scored[]): number {
  const scores = scored.map(({ z }) => z)
  return (
    areaUnderCurve(
      scores,
      scored.map((one) => one.positive),
    ) ?? Number.NaN
  )
}

function f1(scored: readonly Scored[], kind: boolean): number {
  const [found, known] = [scored.filter(({ z }) => z >= 0 === kind), scored.filter((one) => one.positive === kind)]
  return (2 * found.filter((one) => one.positive === kind).length) / (found.length + known.length)
}

function macroF1(scored: readonly Scored[]): number {
  return (f1(scored, true) + f1(scored, false)) / 2
}

/** Each line split at its first comma; two texts hold further ones. */
function readSpam(): LabelledText[] {
  const lines = readText(spamFile).split('\n').slice(1).filter(Boolean)
  return lines.map((line) => ({ text: line.slice(line.indexOf(',') + 1).trim(), positive: line.startsWith('1,') }))
}

function readDialogues(file: URL): string[] {
  const talks = JSON.parse(readText(file)) as { messages: { message: string }[] }[]
  return talks.flatMap((talk) => talk.messages.map((one) => one.message))
}

/** A message ended with a question mark or not; marks and last punctuation taken off, each text once, none already seen. */
function distinctQuestions(messages: readonly string[], seen: ReadonlySet<string>) {
  const rows = new Map<string, boolean>()
  for (const message of messages) {
    const text = message
      .replace(/[?？]/g, '')
      .replace(/[。！!.~…，,;；]+$/, '')
      .trim()
    if (text !== '' && !seen.has(text) && !rows.has(text)) rows.set(text, /[?？]\s*$/.test(message))
  }
  return [...rows].map(([text, asks]) => ({ text, asks }))
}
