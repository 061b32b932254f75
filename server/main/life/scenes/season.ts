/** A group's 36 days from the first to the last. */
import { type Calendar, type Day, drawMoment, minute } from '../calendar.ts'
import type { CastPerson } from '../cast/people.ts'
import type { GroupPlan } from '../cast/plan.ts'
import { keyPersonOf, type Player, seatPeople } from '../cast/seats.ts'
import type { Chance } from '../chance.ts'
import type { Draft } from '../life.ts'
import { paceOn } from '../paces.ts'
import { phrasebookOf } from '../texts/phrasebook.ts'
import { wordingsFor } from '../wording/wordings.ts'
import { admitAdvertisers, flood } from './adverts.ts'
import { loseQuotes, react } from './aftermath.ts'
import { ask } from './asks.ts'
import { checkIn, regularsOf } from './check-ins.ts'
import { receive } from './newcomers.ts'
import { giveNotice, takePoll } from './notices.ts'
import { play } from './play.ts'
import { quarrels } from './quarrels.ts'
import type { Stage } from './stage.ts'
import { debate, opening, type Scene, smallTalk, talk } from './talks.ts'

export type Season = { players: Player[]; drafts: Draft[] }

/** Lives through a group's days: who sits there, and everything they do. */
export function liveSeason(
  plan: GroupPlan,
  people: CastPerson[],
  accounts: CastPerson[],
  calendar: Calendar,
  chance: Chance,
): Season {
  const book = phrasebookOf(plan.theme)
  const words = wordingsFor(book, chance)
  const players = seatPeople(plan, people, calendar, chance)
  const stage: Stage = {
    plan,
    book,
    words,
    players,
    calendar,
    chance,
    drafts: [],
    opened: new Map(),
    played: new Set(),
    told: 0,
  }
  admitAdvertisers(stage, accounts)
  // Quarrels first: they drive people away, and nobody may speak after having left.
  quarrels(stage)
  farewells(stage)
  receive(stage)
  const regulars = regularsOf(stage)
  for (const day of calendar.days) if (day.index >= plan.founded) liveDay(stage, day, regulars)
  loneliness(stage)
  flood(stage)
  loseQuotes(stage)
  react(stage)
  recordSeats(stage)
  return { players: stage.players, drafts: stage.drafts }
}

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
const usual: Shares = { talk: 19, share: 17, moan: 11, invite: 6, debate: 8, ask: 19, smallTalk: 20 }
const likings: Record<string, Partial<Shares>> = {
  code: { ask: 30, invite: 4 },
  product: { debate: 18, share: 11 },
  cats: { debate: 3, smallTalk: 26 },
  books: { smallTalk: 30 },
  kitchen: { smallTalk: 28, invite: 3 },
  startup: { smallTalk: 26, invite: 3 },
}

function liveDay(stage: Stage, day: Day, regulars: ReturnType<typeof regularsOf>) {
  const { plan, chance } = stage
  const pace = paceOn(plan.character, day)
  if (pace === 0) return
  stage.opened.clear()
  const before = stage.told
  checkIn(stage, regulars, day)
  if (chance.happens(0.16) || day.index === Math.max(0, plan.founded)) giveNotice(stage, day)
  if (chance.happens(0.07)) takePoll(stage, day)
  const budget = plan.writes * pace * (day.weekend ? plan.weekend : 1) * chance.spread(1, 0.11) - (stage.told - before)
  fillDay(stage, day, budget)
}

/** Conversations until the day has as many messages as the pace asks for. */
function fillDay(stage: Stage, day: Day, budget: number) {
  const shares = { ...usual, ...likings[stage.plan.theme] }
  const enough = stage.told + budget
  for (let attempts = budget + 5; stage.told < enough && attempts > 0; attempts--) {
    const turn = stage.chance.weighted(Object.keys(turns) as Turn[], (kind) => shares[kind]) ?? 'talk'
    turns[turn](stage, drawMoment(day, stage.plan.rhythm, stage.chance), day)
  }
}

/** The one who carried a cooling group says goodbye, and the last days begin. */
function farewells(stage: Stage) {
  const pillar = keyPersonOf(stage.plan, stage.players)
  if (!pillar || pillar.left > stage.calendar.until) return
  const lines = ['A #farewell', 'B> #sorryToSee', 'C>1 #sorryToSee', 'D>1~ #sorryToSee', 'A>2~ #lastWord']
  play(stage, { lines, at: pillar.left - 55 * minute, grave: true, parts: { A: pillar } })
}

/** In a dead group somebody looks in now and then, and finds nobody. */
function loneliness(stage: Stage) {
  if (stage.plan.character !== 'dead') return
  for (const day of stage.calendar.days.filter(({ index }) => index === 19 || index === 27)) {
    play(stage, { lines: ['A #lonely'], at: drawMoment(day, 'leisure', stage.chance), grave: true, mark: 'question' })
  }
}

function recordSeats({ players, plan, calendar, drafts }: Stage) {
  for (const { person, joined, left, inviter, removedBy, reason } of players) {
    const what = { group: plan.key, person: person.key }
    if (joined >= calendar.from)
      drafts.push({ kind: 'join', at: joined, ...what, ...(inviter ? { inviter: inviter.person.key } : {}) })
    if (left <= calendar.until)
      drafts.push({
        kind: 'leave',
        at: left,
        ...what,
        ...(removedBy ? { removedBy: removedBy.person.key } : {}),
        ...(reason ? { reason } : {}),
      })
  }
}
