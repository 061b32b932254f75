/** What a day's conversations are made of. */
import { type Day, drawMoment } from '../calendar.ts'
import { ask } from './asks.ts'
import type { Stage } from './stage.ts'
import { debate, opening, type Scene, smallTalk, talk } from './talks.ts'

type Shares = Record<'talk' | 'share' | 'moan' | 'invite' | 'debate' | 'ask' | 'smallTalk', number>
type Turn = keyof Shares

const turns: Record<Turn, Scene> = {
  talk,
  debate,
  ask,
  smallTalk,
  share: opening('share'),
  moan: opening('moan'),
  invite: opening('invite'),
}
/** Out of a hundred conversations, and what each theme has more or less of. */
const usual: Shares = { talk: 19, share: 17, moan: 11, invite: 6, debate: 8, ask: 19, smallTalk: 20 }
const likings: Record<string, Partial<Shares>> = {
  code: { ask: 30, invite: 4 },
  product: { debate: 18, share: 11 },
  cats: { debate: 3, smallTalk: 26 },
  books: { smallTalk: 30 },
  kitchen: { smallTalk: 28, invite: 3 },
  startup: { smallTalk: 26, invite: 3 },
}

/** Conversations until the day has as many messages as the pace asks for. */
export function fillDay(stage: Stage, day: Day, budget: number) {
  const shares = { ...usual, ...likings[stage.plan.theme] }
  const enough = stage.told + budget
  for (let attempts = budget + 5; stage.told < enough && attempts > 0; attempts--) {
    const turn = stage.chance.weighted(Object.keys(turns) as Turn[], (kind) => shares[kind]) ?? 'talk'
    turns[turn](stage, drawMoment(day, stage.plan.rhythm, stage.chance), day)
  }
}
