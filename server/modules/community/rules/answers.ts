import { AnswersMissing } from '../contract.ts'

/** The answers, one to each question. Raises `community.answers_missing` when one is missing or empty. */
export function requireAnswers(questions: readonly string[], answers: readonly string[] = []): string[] {
  const given = questions.map((_, place) => answers[place]?.trim() ?? '')
  if (given.includes('')) throw AnswersMissing({ count: questions.length })
  return given
}
