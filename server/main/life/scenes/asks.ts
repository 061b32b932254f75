/** Questions: some answered at once, some late, some never. */
import { hour, minute } from '../calendar.ts'
import { play } from './play.ts'
import type { Scene } from './talks.ts'

type Fate = 'quick' | 'late' | 'never'

/** A question from the theme's bank and what becomes of it. */
export const ask: Scene = (stage, at) => {
  const { chance, plan, words, book } = stage
  const pair = words.deal(book.asks)
  const [question, answer] = pair ?? []
  if (!question || !answer) return []
  const [quick, late] = plan.answered
  const fate =
    chance.weighted<Fate>(['quick', 'late', 'never'], (kind) => ({ quick, late, never: 1 - quick - late })[kind]) ??
    'never'
  return play(stage, {
    lines: [`A ${question}`, ...sequels[fate](answer)],
    at,
    mark: 'question',
    waits: { 1: chance.between(...waits[fate]) },
    topic: chance.happens(0.6) ? plan.topics.questions : undefined,
    tempo: fate === 'never' ? 1.01 : 1,
  })
}

const waits: Record<Fate, [number, number]> = {
  quick: [18_000, 4.4 * minute],
  late: [6 * minute, 2.5 * hour],
  never: [40 * minute, 5 * hour],
}

const sequels: Record<Fate, (answer: string) => string[]> = {
  quick: (answer) => [`B> ${answer}`, `C>1~ ${answer}`, 'A>2 #thanks', 'A>2~ #followUp'],
  late: (answer) => [`B> ${late(answer)}`, 'A>2~ #thanks', `C>1~ ${answer}`],
  // Asked again hours later, and still nobody.
  never: () => ['A~ #anyone'],
}

const late = (answer: string) =>
  answer
    .split('／')
    .map((text, place) => (place % 2 ? text : `{lateStart}${text}`))
    .join('／')
