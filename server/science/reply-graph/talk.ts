import type { Speech } from './speech.ts'

/** A line of the window. `place` counts the lines of people from 1. */
export type TalkLine = Pick<Speech, 'ts' | 'from' | 'mentions' | 'addresses' | 'question' | 'words'> & {
  id: string
  place: number
  thread: string
  /** Something already links to it. */
  answered: boolean
}

/** Somebody who has spoken: the last line, and the person at the other end of the last link, made or received. */
export type Talker = { place: number; ts: number; partner: string | null }

/**
 * A group's talk as far as it matters for the next line; bounded, whatever the length of the chat. `letters` and `han`
 * count what was written, from which the language is told.
 */
export type Talk = { place: number; letters: number; han: number; lines: TalkLine[]; talkers: Map<string, Talker> }

/** A talk as plain JSON, to be kept between two runs. */
export type KeptTalk = Omit<Talk, 'talkers'> & { talkers: [string, Talker][] }

/** A line can answer one of the last 100 lines of people. */
export const windowLines = 100
const mostTalkers = 2000

export function openTalk(kept?: KeptTalk): Talk {
  if (!kept) return { place: 0, letters: 0, han: 0, lines: [], talkers: new Map() }
  const copy = structuredClone(kept)
  return { ...copy, talkers: new Map(copy.talkers) }
}

/** A copy of the talk that can be written down as JSON; `openTalk` takes it up again. */
export function keepTalk(talk: Talk): KeptTalk {
  return structuredClone({ ...talk, talkers: [...talk.talkers] })
}

/** Adds a line, forgets the one that left the window, and beyond 2,000 people the one who has been silent longest. */
export function addLine(talk: Talk, id: string, speech: Speech, thread: string): void {
  const { ts, from, mentions, addresses, question, words } = speech
  const place = talk.place + 1
  talk.place = place
  talk.lines.push({ id, place, thread, answered: false, ts, from, mentions, addresses, question, words })
  if (talk.lines.length > windowLines) talk.lines.shift()
  const partner = talk.talkers.get(from)?.partner ?? null
  talk.talkers.delete(from)
  talk.talkers.set(from, { place, ts, partner })
  if (talk.talkers.size > mostTalkers) talk.talkers.delete(talk.talkers.keys().next().value as string)
}

/** Remembers that the newest line, just added, answers `target`: two people are partners now, one alone keeps the old. */
export function rememberLink(talk: Talk, from: string, target: TalkLine): void {
  target.answered = true
  if (from === target.from) return
  setPartner(talk, from, target.from)
  setPartner(talk, target.from, from)
}

/** Who starts a thread has no partner for now. */
export function rememberStart(talk: Talk, from: string): void {
  setPartner(talk, from, null)
}

function setPartner({ talkers }: Talk, person: string, partner: string | null): void {
  const talker = talkers.get(person)
  if (talker) talker.partner = partner
}
