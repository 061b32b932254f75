/** Roles and weight of everybody who sits in a group, in the window until now. */
import type { PersonId } from '../../../kernel/people.ts'
import { rankKeyPeople, type Standing } from '../../../science/key-people.ts'
import { medianK80 } from '../../../science/k80.ts'
import type { MemberFigures } from '../../../science/member-figures.ts'
import { type GivenRole, giveRoles } from '../../../science/roles.ts'
import { arcsOf, type History, messagesOf, sumByPerson, type TracedReply, type Voice } from './history.ts'
import { countStarted } from './talks.ts'

/** Roles and key people are read from this many days, today with what it has brought so far. */
export const roleDays = 28

export type MemberStanding = MemberFigures &
  Omit<GivenRole, 'member' | 'reason'> & {
    personId: PersonId
    activeDays: number
    lastAt: Date | null
    messageShare: number
    pageRank: number
    dyadLoss: number
    /** Place among the key people from 1. */
    key: number | null
  }

/** K, the median of daily k80: how many people the talk rests on; null without a day on which anybody spoke. */
export function keyPeopleNeeded(history: History, today: number): number | null {
  return medianK80(history.days(today - roleDays + 1, today).map(({ k80 }) => k80))
}

export function standingsOf(people: readonly PersonId[], history: History, today: number): MemberStanding[] {
  const from = today - roleDays + 1
  const voices = history.voices(from, today)
  const replies = history.replies(from, today)
  const figures = figuresOf(people, voices, replies, from)
  const roles = new Map(giveRoles(figures).map((given) => [given.member, given]))
  const ranked = rankKeyPeople(messagesOf(voices), arcsOf(replies), keyPeopleNeeded(history, today))
  const places = new Map(ranked.map((standing, at) => [standing.member, { ...standing, place: at + 1 }]))
  const spoken = Map.groupBy(
    voices.filter(({ messages }) => messages > 0),
    ({ personId }) => personId,
  )
  return figures.map((one) => {
    const personId = one.member as PersonId
    const days = spoken.get(personId) ?? []
    const { role, estimate } = roles.get(personId) as GivenRole
    return { ...one, personId, role, estimate, ...presence(days), ...weight(places.get(personId)) }
  })
}

/** Our own chat tells reactions and votes, so nobody's signals are unknown. */
function figuresOf(
  people: readonly PersonId[],
  voices: readonly Voice[],
  replies: readonly TracedReply[],
  from: number,
) {
  const answers = replies.filter(({ toPersonId }) => toPersonId)
  const sums = {
    messages: sumByPerson(voices, ({ messages }) => messages),
    chars: sumByPerson(voices, ({ chars }) => chars),
    disagreements: sumByPerson(voices, ({ disagreements }) => disagreements),
    signals: sumByPerson(voices, ({ signals }) => signals),
    starts: countStarted(replies, from),
    repliesOut: sumByPerson(answers, () => 1),
    repliesIn: sumByPerson(
      answers.map(({ toPersonId }) => ({ personId: toPersonId as PersonId })),
      () => 1,
    ),
  }
  return people.map((member): MemberFigures => {
    const of = (figure: keyof typeof sums) => sums[figure].get(member) ?? 0
    const messages = of('messages')
    return {
      member,
      messages,
      starts: of('starts'),
      repliesIn: of('repliesIn'),
      repliesOut: of('repliesOut'),
      disagreements: of('disagreements'),
      signals: of('signals'),
      meanLength: messages > 0 ? of('chars') / messages : 0,
    }
  })
}

function presence(spoken: readonly Voice[]) {
  return { activeDays: spoken.length, lastAt: spoken.at(-1)?.lastAt ?? null }
}

function weight(standing: (Standing & { place: number }) | undefined) {
  const { messageShare = 0, pageRank = 0, dyadLoss = 0, key = false, place = null } = standing ?? {}
  return { messageShare, pageRank, dyadLoss, key: key ? place : null }
}
