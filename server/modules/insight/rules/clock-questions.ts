/** The clocks of questions over a stretch of days: those asked in it, and those asked before that are answered in it. */
import type { PersonId } from '../../../kernel/people.ts'
import { type AskingLine, clockQuestions } from '../../../science/answers.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { LineLink } from './reply-talk.ts'
import type { SpokenLine } from './spoken-lines.ts'
import { asLine } from './trace-replies.ts'

/** A question asked before the stretch that has no answer from before it. */
export type OpenQuestion = { id: MessageId; personId: PersonId; askedAt: Date }

export type Clock = {
  question: MessageId
  askedBy: PersonId
  askedAt: Date
  answer: MessageId | null
  answeredBy: PersonId | null
  answeredAt: Date | null
}

/** In time are answers within five minutes. All hours count as service time: tenants keep no desk hours yet. */
export const answerSeconds = 300

/**
 * Runs the clocks over lines in the order of the chat. Lines before `from` answer nothing here, for their answers were
 * counted on their own days; they keep the distance between a question and those who address the asker.
 */
export function runClocks(
  lines: readonly SpokenLine[],
  links: ReadonlyMap<MessageId, LineLink>,
  open: readonly OpenQuestion[],
  from: number,
): Clock[] {
  const here = new Set(lines.map(({ id }) => id))
  const waiting = new Set(open.map(({ id }) => id))
  const earlier = open.filter(({ id }) => !here.has(id)).map(askedBefore)
  const asking = lines.map((line) =>
    line.day < from ? onlyAsking(line, waiting) : { ...asLine(line, links), asks: line.asks },
  )
  return clockQuestions([...earlier, ...asking])
    .filter(({ answer, question }) => !waiting.has(question as MessageId) || answer !== null)
    .map(
      (clock): Clock => ({
        question: clock.question as MessageId,
        askedBy: clock.askedBy as PersonId,
        askedAt: momentOf(clock.askedAt),
        answer: clock.answer as MessageId | null,
        answeredBy: clock.answeredBy as PersonId | null,
        answeredAt: clock.answeredAt === null ? null : momentOf(clock.answeredAt),
      }),
    )
}

/** Seconds with fractions do not always come back as the milliseconds they were. */
const momentOf = (seconds: number) => new Date(Math.round(seconds * 1000))

const askedBefore = ({ id, personId, askedAt }: OpenQuestion): AskingLine => ({
  id,
  ts: askedAt.getTime() / 1000,
  from: personId,
  asks: true,
})

const onlyAsking = (line: SpokenLine, waiting: ReadonlySet<MessageId>): AskingLine => ({
  id: line.id,
  ts: line.at.getTime() / 1000,
  from: line.personId,
  asks: waiting.has(line.id),
})
