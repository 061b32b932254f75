import type { Speech } from './speech.ts'
import { type Talk, type TalkLine, type Talker, windowLines } from './talk.ts'

/** 12 features of a line as a beginning, 28 of a line as an answer to another. */
export const featureCount = 40
/** ln((N + 1)/(df + 1)) of a word, counted over the training corpus. */
export type Idf = (word: string) => number

/** Rows of features: row 0 for "starts a thread", row i for "answers `candidates[i − 1]`". */
export type Features = { rows: Float64Array; candidates: readonly TalkLine[] }

/** A line with what there is to know about its author before it. */
type Outlook = {
  speech: Speech
  place: number
  own: Talker | undefined
  /** Newest line of the window that mentions the author. */
  call: TalkLine | undefined
  words: Map<string, number>
  talk: Talk
}

const callLines = 30
const briefSeconds = 15
const minuteSeconds = 60
const buffer = new Float64Array((windowLines + 1) * featureCount)

/**
 * Describes a line against the talk before it in 40 numbers per choice, none of which looks at a language. The rows lie
 * in one shared buffer: use them before the next call.
 */
export function describeChoices(speech: Speech, talk: Talk, idf: Idf): Features {
  const outlook = lookOut(speech, talk, idf)
  const rows = buffer.subarray(0, (talk.lines.length + 1) * featureCount).fill(0)
  describeStart(rows, outlook)
  talk.lines.forEach((line, at) => {
    const offset = (at + 1) * featureCount
    describePlace(rows, offset, outlook, line)
    describeNames(rows, offset, outlook, line)
    describeWords(rows, offset, outlook, line)
    describePartners(rows, offset, outlook, line)
  })
  return { rows, candidates: talk.lines }
}

function lookOut(speech: Speech, talk: Talk, idf: Idf): Outlook {
  const own = talk.talkers.get(speech.from)
  const call = talk.lines.findLast((line) => line.mentions.includes(speech.from))
  const words = new Map(speech.words.map((word) => [word, idf(word)]))
  return { speech, place: talk.place + 1, own, call, words, talk }
}

function describeStart(rows: Float64Array, { speech, place, own, call }: Outlook): void {
  const alone = speech.mentions.length === 0
  rows[0] = 1
  rows[1] = Number(alone)
  rows[2] = Number(speech.question)
  rows[3] = Number(speech.greeting)
  rows[4] = Number(speech.opener)
  rows[5] = Number(!own || place - own.place > windowLines)
  rows[6] = Math.log1p(speech.units) / 3
  rows[7] = Number(speech.acknowledges)
  rows[8] = Number(alone && speech.question)
  rows[9] = Number(call !== undefined && place - call.place < callLines)
  rows[10] = own ? Math.min(3, Math.log1p(Math.max(0, speech.ts - own.ts) / 60)) : 3
  rows[11] = Number(own !== undefined && own.partner !== null)
}

/** Where the candidate stands: how far back, whose it is. */
function describePlace(rows: Float64Array, at: number, { speech, place, own, talk }: Outlook, line: TalkLine): void {
  const rank = place - line.place
  const seconds = Math.max(0, speech.ts - line.ts)
  const same = line.from === speech.from
  rows[at + 12] = Math.log1p(rank) / 3
  rows[at + 13] = Math.log1p(seconds / 60) / 3
  rows[at + 14] = Math.log1p(seconds) / 5
  rows[at + 15] = Number(rank === 1)
  rows[at + 16] = Number(same)
  rows[at + 17] = Number(own?.place === line.place)
  rows[at + 30] = Number(same && line.mentions.length > 0 && speech.mentions.length === 0)
  rows[at + 31] = Number(same && seconds <= minuteSeconds)
  rows[at + 36] = Number(talk.talkers.get(line.from)?.place === line.place)
  rows[at + 37] = Number(same && seconds <= briefSeconds)
}

/** Who calls whom. */
function describeNames(rows: Float64Array, at: number, { speech, place, call, talk }: Outlook, line: TalkLine): void {
  const { from, mentions, addresses } = speech
  const same = line.from === from
  const calls = mentions.includes(line.from)
  const called = line.mentions.includes(from)
  rows[at + 18] = Number(calls)
  rows[at + 19] = Number(addresses === line.from)
  rows[at + 20] = Number(calls && talk.talkers.get(line.from)?.place === line.place)
  rows[at + 21] = Number(called)
  rows[at + 22] = Number(called && call === line)
  rows[at + 23] = Number(mentions.length > 0 && !calls)
  rows[at + 24] = Number(calls && called)
  rows[at + 25] = Number(line.mentions.length > 0 && !called && !same)
  rows[at + 29] = Number(mentions.some((person) => line.mentions.includes(person)))
  const quiet = mentions.length === 0 && line.mentions.length === 0
  rows[at + 32] = Number(!same && quiet && place - line.place === 1)
  rows[at + 33] = Number(line.addresses === from)
}

function describeWords(rows: Float64Array, at: number, { speech, words }: Outlook, line: TalkLine): void {
  let shared = 0
  if (words.size > 0) for (const word of line.words) shared += words.get(word) ?? 0
  rows[at + 26] = Math.min(2, shared / 8)
  rows[at + 27] = Number(line.question)
  rows[at + 28] = Number(line.question && !speech.question && speech.mentions.length === 0)
}

/** Who has been talking with whom, and whether the candidate has its answer already. */
function describePartners(rows: Float64Array, at: number, { speech, own }: Outlook, line: TalkLine): void {
  const partner = own?.partner === line.from
  rows[at + 34] = Number(partner)
  rows[at + 35] = Number(line.answered)
  rows[at + 38] = Number(partner && !line.answered)
  rows[at + 39] = Number(line.from !== speech.from && line.answered)
}
