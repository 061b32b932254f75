import { mulberry32 } from '../random.ts'
import { shuffle } from '../shuffle.ts'
import { describeChoices, featureCount, type Features, type Idf } from './features.ts'
import type { Names } from './mentions.ts'
import { openReplyModel, type ReplyModelFile, weighChoices } from './model.ts'
import { type ChatLine, readSpeech, type Speech } from './speech.ts'
import { addLine, openTalk, rememberLink, rememberStart, type Talk } from './talk.ts'

/** A line with the lines it really answers; its own id means that it starts a thread. Null: nobody has looked at it. */
export type LabelledLine = ChatLine & { links: readonly string[] | null }

/** The lines of one group in the order of time, and its people's names, which count as no words. */
export type LabelledChat = { lines: readonly LabelledLine[]; names?: Names }

type TrainingReport = { model: ReplyModelFile; messages: number; epochs: number; logLoss: number }

type Step = { id: string; speech: Speech; links: readonly string[] | null }
type Ascent = { weights: Float64Array; squares: Float64Array; loss: number; messages: number }

const rate = 0.15
const epsilon = 1e-6
const fewestLinesOfWord = 10
const mostWords = 4000

/**
 * Learns a reply model: maximises Σ ln Σ_{true links} P by AdaGrad (rate .15), groups shuffled in each epoch, partners
 * and answered lines taken from the true links. The same chats and seed give the same weights everywhere. `logLoss`: of
 * the last epoch, per message, nats.
 */
export function trainReplyModel(
  chats: readonly LabelledChat[],
  { epochs, seed = 1 }: { epochs: number; seed?: number },
): TrainingReport {
  const documents = chats.map(stepsOf)
  const lexicon = countWords(documents)
  const { idf } = openReplyModel({ ...lexicon, weights: Array.from({ length: featureCount }, () => 0) })
  const chance = mulberry32(seed)
  const ascent = newAscent()
  for (let epoch = 0; epoch < epochs; epoch++) {
    Object.assign(ascent, { loss: 0, messages: 0 })
    for (const document of shuffle(documents, chance)) learnDocument(document, idf, ascent)
  }
  const weights = Array.from(ascent.weights, (weight) => Number(weight.toFixed(4)))
  const logLoss = ascent.messages > 0 ? ascent.loss / ascent.messages : 0
  return { model: { weights, ...lexicon }, messages: ascent.messages, epochs, logLoss }
}

function newAscent(): Ascent {
  const zeros = () => new Float64Array(featureCount)
  return { weights: zeros(), squares: zeros(), loss: 0, messages: 0 }
}

function stepsOf({ lines, names }: LabelledChat): Step[] {
  const spoken = lines.filter((line) => !line.system)
  return spoken.map((line) => ({ id: line.id, speech: readSpeech(line, names), links: line.links }))
}

/** In how many lines each word stands; only words of at least 10 lines, the 4,000 most frequent, ties by word. */
function countWords(documents: readonly Step[][]): Pick<ReplyModelFile, 'documents' | 'words'> {
  const counts = new Map<string, number>()
  for (const { speech } of documents.flat())
    for (const word of speech.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const frequent = [...counts].filter(([, count]) => count >= fewestLinesOfWord)
  frequent.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const lines = documents.reduce((sum, document) => sum + document.length, 0)
  return { documents: lines, words: frequent.slice(0, mostWords).flat().join(' ') }
}

function learnDocument(document: readonly Step[], idf: Idf, ascent: Ascent): void {
  const talk = openTalk()
  for (const step of document) {
    const { id, speech, links } = step
    if (links) learnLine(describeChoices(speech, talk, idf), step, ascent)
    addLine(talk, id, speech, id)
    if (links) rememberTruth(talk, step)
  }
}

function learnLine(features: Features, { id, links }: Step, ascent: Ascent): void {
  const isTrue = (row: number) => links?.includes(row === 0 ? id : (features.candidates[row - 1]?.id ?? '')) ?? false
  const chances = weighChoices(features, ascent.weights)
  const truth = chances.map((chance, row) => (isTrue(row) ? chance : 0))
  const sum = truth.reduce((all, chance) => all + chance, 0)
  if (!(sum > 0)) return
  ascent.loss -= Math.log(sum)
  ascent.messages += 1
  const pull = chances.map((chance, row) => (truth[row] as number) / sum - chance)
  climb(gradientOf(features, pull), ascent)
}

function gradientOf({ rows }: Features, pull: Float64Array): Float64Array {
  const gradient = new Float64Array(featureCount)
  for (let row = 0; row < pull.length; row++) {
    const force = pull[row] as number
    if (Math.abs(force) < 1e-9) continue
    for (let k = 0; k < featureCount; k++) gradient[k]! += force * (rows[row * featureCount + k] as number)
  }
  return gradient
}

function climb(gradient: Float64Array, { weights, squares }: Ascent): void {
  for (let k = 0; k < featureCount; k++) {
    const slope = gradient[k] as number
    squares[k]! += slope * slope
    weights[k]! += (rate * slope) / (Math.sqrt(squares[k] as number) + epsilon)
  }
}

function rememberTruth(talk: Talk, { id, speech, links }: Step): void {
  if (links?.includes(id)) rememberStart(talk, speech.from)
  for (const target of talk.lines)
    if (target.id !== id && links?.includes(target.id)) rememberLink(talk, speech.from, target)
}
