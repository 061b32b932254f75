import { type Line, mentionLines, mentionSeconds } from './reply-evidence.ts'

/** A line that may ask; staff's lines never ask, but they answer. The butler's lines are left out: it is no person. */
export type AskingLine = Line & { asks: boolean }

/** A question and the first line by another person that is linked to it; nulls while it waits. */
type QuestionClock = {
  question: string
  askedBy: string
  askedAt: number
  answer: string | null
  answeredBy: string | null
  answeredAt: number | null
}

/** A clock that still runs, with the place of its question in the row of lines. */
type Running = { clock: QuestionClock; place: number }
type Desk = { byQuestion: Map<string, Running>; byAsker: Map<string, Running[]> }

/**
 * Finds for each question its first answer, lines in the order of time: a native reply to it at any time later, or
 * a line that begins by addressing the asker within 100 lines and an hour, which answers all he or she has open there.
 */
export function clockQuestions(lines: Iterable<AskingLine>): QuestionClock[] {
  const desk: Desk = { byQuestion: new Map(), byAsker: new Map() }
  const clocks: QuestionClock[] = []
  let place = 0
  for (const line of lines) {
    for (const { clock } of answeredBy(line, place, desk)) stopClock(clock, line)
    if (line.asks) clocks.push(startClock(line, place, desk))
    place += 1
  }
  return clocks
}

function startClock(line: AskingLine, place: number, { byQuestion, byAsker }: Desk): QuestionClock {
  const { id, from, ts } = line
  const clock = { question: id, askedBy: from, askedAt: ts, answer: null, answeredBy: null, answeredAt: null }
  const running = { clock, place }
  byQuestion.set(id, running)
  byAsker.set(from, [...(byAsker.get(from) ?? []).filter((other) => isNear(line, place, other)), running])
  return clock
}

/** The running clocks a line stops; a line that natively replies answers that message and no other. */
function answeredBy(line: AskingLine, place: number, { byQuestion, byAsker }: Desk): Running[] {
  const quoted = line.replyTo ? byQuestion.get(line.replyTo) : undefined
  const addressed = line.replyTo || !line.addresses ? [] : (byAsker.get(line.addresses) ?? [])
  const stopped = quoted ? [quoted] : addressed.filter((running) => isNear(line, place, running))
  return stopped.filter(({ clock }) => clock.askedBy !== line.from && clock.answer === null)
}

function isNear(line: AskingLine, place: number, running: Running): boolean {
  return place - running.place <= mentionLines && line.ts - running.clock.askedAt <= mentionSeconds
}

function stopClock(clock: QuestionClock, { id, from, ts }: AskingLine): void {
  Object.assign(clock, { answer: id, answeredBy: from, answeredAt: ts })
}
