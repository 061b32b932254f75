/** What was refused while nobody waited for the answer: kept with the thing, shown on its page. */
import { fillSentence, Problem, problem, type Refusal } from './contract.ts'

/** A problem with its sentences filled; null for a fault of our own. */
export function refusalOf(fault: unknown): Refusal | null {
  if (!(fault instanceof Problem)) return null
  const { kind, facts } = fault
  return { code: kind.code, zh: fillSentence(kind.zh, facts), en: fillSentence(kind.en, facts) }
}

/** A refusal that was kept, as the problem it was. */
export const problemOf = ({ code, zh, en }: Refusal): Problem => problem(code, 422, { zh, en })()
