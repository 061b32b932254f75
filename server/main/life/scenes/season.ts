/** A group's 36 days from the first to the last. */
import type { Calendar, Day } from '../calendar.ts'
import type { CastPerson } from '../cast/people.ts'
import type { GroupPlan } from '../cast/plan.ts'
import { type Player, seatPeople } from '../cast/seats.ts'
import type { Chance } from '../chance.ts'
import type { Draft } from '../life.ts'
import { paceOn } from '../paces.ts'
import { phrasebookOf } from '../texts/phrasebook.ts'
import { wordingsFor } from '../wording/wordings.ts'
import { admitAdvertisers, flood } from './adverts.ts'
import { loseQuotes, react } from './aftermath.ts'
import { checkIn, regularsOf } from './check-ins.ts'
import { farewells, loneliness } from './endings.ts'
import { receive } from './newcomers.ts'
import { giveNotice, takePoll } from './notices.ts'
import { fillDay } from './programme.ts'
import { quarrels } from './quarrels.ts'
import type { Stage } from './stage.ts'

type Season = { players: Player[]; drafts: Draft[] }

/** Lives through a group's days: who sits there, and everything they do. */
export function liveSeason(
  plan: GroupPlan,
  people: CastPerson[],
  accounts: CastPerson[],
  calendar: Calendar,
  chance: Chance,
): Season {
  const stage = openStage(plan, seatPeople(plan, people, calendar, chance), calendar, chance)
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

function openStage(plan: GroupPlan, players: Player[], calendar: Calendar, chance: Chance): Stage {
  const book = phrasebookOf(plan.theme)
  const words = wordingsFor(book, chance)
  return { plan, book, words, players, calendar, chance, drafts: [], opened: new Map(), played: new Set(), told: 0 }
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

/** Joining and leaving, now that it is known who did. */
function recordSeats({ players, plan, calendar, drafts }: Stage) {
  for (const { person, joined, left, inviter, removedBy, reason } of players) {
    const what = { group: plan.key, person: person.key }
    const invitation = inviter ? { inviter: inviter.person.key } : {}
    const removal = removedBy && reason ? { removedBy: removedBy.person.key, reason } : {}
    if (joined >= calendar.from) drafts.push({ kind: 'join', at: joined, ...what, ...invitation })
    if (left <= calendar.until) drafts.push({ kind: 'leave', at: left, ...what, ...removal })
  }
}
