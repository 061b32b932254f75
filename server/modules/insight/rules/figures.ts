/** The plain figures of a group on one full day, as science wants them. */
import type { PersonId } from '../../../kernel/people.ts'
import { activityDays, type Activity, readActivity, silentRegulars } from '../../../science/activity.ts'
import type { HealthFigures } from '../../../science/health-parts.ts'
import { type Newcomer, newcomersWhoStayed } from '../../../science/newcomers.ts'
import { rankKeyPeople } from '../../../science/key-people.ts'
import type { Share } from '../../../science/shares.ts'
import { arcsOf, type History, messagesOf, range, total, type Voice } from './history.ts'
import type { SeatHistory } from './seat-history.ts'
import { countTalks } from './talks.ts'

/** How far back the figures of a day look, in days. */
export const lookBack = { speakers: activityDays - 1, voices: 42, replies: 27, joins: 42 } as const

export type Subject = { history: History; seats: SeatHistory; bornOn: number }

function speakersPerDay({ history, bornOn }: Subject, day: number): number[] {
  return range(Math.max(bornOn, day - lookBack.speakers), day).map((one) => history.speakersOn(one))
}

export const activityOn = (subject: Subject, day: number): Activity => readActivity(speakersPerDay(subject, day))

/** Of the people active on at least four of the days −34 … −7, the share silent in the last week. */
export function quietRegulars({ history }: Subject, day: number): Share {
  const spoke = history.voices(day - 34, day).filter(({ messages }) => messages > 0)
  const days = Map.groupBy(spoke, ({ personId }) => personId)
  return silentRegulars(
    [...days.values()].map((rows) => rows.map((row) => row.day)),
    day,
  )
}

/** Figures of the week and of the four weeks that end with `day`. */
export function figuresOn(subject: Subject, day: number): HealthFigures {
  const { history, seats, bornOn } = subject
  const month = { from: day - 27, until: day }
  const days = history.days(month.from, day)
  const replies = history.replies(month.from, day)
  const tells = replies.length > 0 || total(days, ({ messages }) => messages) === 0
  const arcs = arcsOf(replies)
  const spoken = messagesOf(history.voices(month.from, day))
  const [first] = rankKeyPeople(spoken, arcs, null)
  return {
    seats: seats.seatsOn(day),
    dailySpeakers: speakersPerDay(subject, day),
    ...weekOf(history, day),
    // Where nobody ever quotes or addresses anybody, the export tells no answers: that is not the same as none.
    questions28: tells ? countQuestions(days) : null,
    arcs28: tells ? arcs : null,
    firstKeyPerson: first?.member ?? null,
    newcomers: newcomersOn(subject, day),
    talks28: tells ? { threads: countTalks(replies, month.from), days: Math.min(28, day - bornOn + 1) } : null,
    exits28: seats.exitsOf(month.from, day).length,
    buyers28: null,
  }
}

function weekOf(history: History, day: number) {
  const spoken = messagesOf(history.voices(day - 6, day))
  const days = history.days(day - 6, day)
  return {
    speakers7: spoken.size,
    messages7: total(days, ({ messages }) => messages),
    topSpeaker7: Math.max(0, ...spoken.values()),
    trouble7: total(days, ({ removed }) => removed),
  }
}

const countQuestions = (days: ReturnType<History['days']>) => ({
  asked: total(days, ({ questions }) => questions),
  answeredInTime: total(days, ({ answered }) => answered),
})

function newcomersOn({ history, seats }: Subject, day: number): Share {
  const joins = seats.joinsOf(day - lookBack.joins, day - 14)
  if (joins.length === 0) return { value: null, n: 0 }
  const spoke = history.voices(day - lookBack.voices, day).filter(({ messages }) => messages > 0)
  const days = Map.groupBy(spoke, ({ personId }) => personId)
  const newcomers = joins.map((join): Newcomer => ({ joinedOn: join.day, activeDays: daysOf(days, join.personId) }))
  return newcomersWhoStayed(newcomers, day)
}

const daysOf = (days: ReadonlyMap<PersonId, readonly Voice[]>, personId: PersonId) =>
  (days.get(personId) ?? []).map(({ day }) => day)
