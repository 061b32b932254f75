import type { ReplyLink } from '../reply-evidence.ts'
import { describeChoices, type Features } from './features.ts'
import type { Names } from './mentions.ts'
import { countLetters, type ReplyModels } from './language.ts'
import { type ReplyModel, weighChoices } from './model.ts'
import { type ChatLine, readSpeech, type Speech } from './speech.ts'
import { addLine, type KeptTalk, keepTalk, openTalk, rememberLink, rememberStart, type Talk } from './talk.ts'

/** What a line answers; `to` is null when it starts a thread. */
export type Placed = {
  id: string
  from: string
  to: string | null
  /** Author of the answered line; null when it lies out of sight or there is none. */
  toFrom: string | null
  by: 'quote' | 'mention' | 'model' | 'self'
  /** Chance of this choice, 0–1; 1 where the carrier told it. */
  score: number
  /** Id of the first message of the thread. */
  thread: string
}

/** A line out of the window as the caller remembers it: its thread and author. */
type LookUp = (id: string) => { thread: string; from: string } | undefined

/** Takes the lines of one group in the order of time, one by one; `keep` gives its bounded memory as plain JSON. */
export type Disentangler = { take: (line: ChatLine) => Placed | null; keep: () => KeptTalk }

type Ranking = { model: ReplyModel; least: number }
type Choice = { row: number; by: Placed['by']; score: number }

/**
 * Unravels the flat chat of one group into threads, greedily and online: the carrier's own reply id first; a leading
 * mention leaves only that person's lines of the window; the model chooses among what is left, or lets the line start a
 * thread. System lines give null. `lookUp` finds quoted lines that have left the window; `names` are no words. A link of the
 * model alone whose chance is below `least` is not made: the line starts a thread.
 */
export function openDisentangler(
  models: ReplyModels,
  { kept, lookUp, names, least = 0 }: { kept?: KeptTalk; lookUp?: LookUp; names?: Names; least?: number } = {},
): Disentangler {
  const talk = openTalk(kept)
  return {
    keep: () => keepTalk(talk),
    take: (line) => {
      if (line.system) return null
      const speech = readSpeech(line, names)
      const model = models(countLetters(talk, line.text))
      return placeQuote(line, speech, talk, lookUp) ?? placeByModel(line, speech, talk, { model, least })
    },
  }
}

/** A placed line as a link for threads and arcs; null when it starts a thread. */
export function asReplyLink({ id, from, to, toFrom, by }: Placed): ReplyLink | null {
  return to === null || by === 'self' ? null : { message: id, from, to, toFrom, by }
}

function placeQuote({ id, replyTo }: ChatLine, speech: Speech, talk: Talk, lookUp?: LookUp): Placed | null {
  if (!replyTo || replyTo === id) return null
  const target = talk.lines.find((line) => line.id === replyTo)
  const answered = target ?? lookUp?.(replyTo)
  const thread = answered?.thread ?? replyTo
  addLine(talk, id, speech, thread)
  if (target) rememberLink(talk, speech.from, target)
  return { id, from: speech.from, to: replyTo, toFrom: answered?.from ?? null, by: 'quote', score: 1, thread }
}

function placeByModel({ id }: ChatLine, speech: Speech, talk: Talk, { model, least }: Ranking): Placed {
  const features = describeChoices(speech, talk, model.idf)
  const likeliest = choose(speech, features, model)
  const { row, by, score } = likeliest.by === 'model' && likeliest.score < least ? doubtful(likeliest) : likeliest
  const target = features.candidates[row - 1]
  const thread = target?.thread ?? id
  addLine(talk, id, speech, thread)
  if (target) rememberLink(talk, speech.from, target)
  else rememberStart(talk, speech.from)
  return { id, from: speech.from, to: target?.id ?? null, toFrom: target?.from ?? null, by, score, thread }
}

/** Too unsure to be told: the line stands for itself; what speaks against the link is the chance of that. */
const doubtful = ({ score }: Choice): Choice => ({ row: 0, by: 'self', score: 1 - score })

/** The likeliest row; of equal ones the newest line, which stands last. */
function choose({ addresses }: Speech, features: Features, { weights }: ReplyModel): Choice {
  const { candidates } = features
  const called = addresses !== null && candidates.some((line) => line.from === addresses)
  const allowed = called ? (row: number) => candidates[row - 1]?.from === addresses : undefined
  const chances = weighChoices(features, weights, allowed)
  let row = 0
  chances.forEach((chance, at) => {
    if (chance >= (chances[row] as number)) row = at
  })
  return { row, by: row === 0 ? 'self' : called ? 'mention' : 'model', score: chances[row] as number }
}
