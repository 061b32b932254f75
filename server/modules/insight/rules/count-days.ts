/** What was said on each day of a stretch: by the group, and by each of its members. */
import type { PersonId } from '../../../kernel/people.ts'
import { k80 } from '../../../science/k80.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { SpokenLine } from './spoken-lines.ts'
import type { Reply } from './trace-replies.ts'

type MemberDay = {
  personId: PersonId
  messages: number
  chars: number
  disagreements: number
  signals: number
  firstId: MessageId | null
  firstAt: Date | null
  lastAt: Date | null
}
export type GroupDay = {
  day: number
  messages: number
  speakers: number
  joins: number
  exits: number
  removed: number
  adverts: number
  k80: number
  hours: number[]
  members: MemberDay[]
}

/** All that happened; days of which nothing is told do not appear in the counts. */
type Happenings = {
  /** Of members, and still standing. */
  lines: readonly SpokenLine[]
  removed: readonly SpokenLine[]
  adverts: readonly SpokenLine[]
  replies: readonly Reply[]
  signals: readonly { personId: PersonId; day: number }[]
  changes: readonly { day: number; change: string }[]
}

export function countDays({ lines, removed, adverts, replies, signals, changes }: Happenings): GroupDay[] {
  const book = openBook()
  for (const line of lines) countLine(book(line.day), line)
  for (const { day } of removed) book(day).removed += 1
  for (const { day } of adverts) book(day).adverts += 1
  for (const { line, toPersonId } of replies) {
    if (toPersonId && line.disagrees) memberOf(book(line.day), line.personId).disagreements += 1
  }
  for (const { personId, day } of signals) memberOf(book(day), personId).signals += 1
  for (const { day, change } of changes) book(day)[change === 'joined' ? 'joins' : 'exits'] += 1
  return book.days().map(closeDay)
}

type OpenDay = Omit<GroupDay, 'members' | 'speakers' | 'k80'> & { members: Map<PersonId, MemberDay> }

function openBook() {
  const days = new Map<number, OpenDay>()
  const open = (day: number): OpenDay => {
    const known = days.get(day) ?? emptyDay(day)
    days.set(day, known)
    return known
  }
  return Object.assign(open, { days: () => [...days.values()].sort((a, b) => a.day - b.day) })
}

const emptyDay = (day: number): OpenDay => ({
  day,
  messages: 0,
  joins: 0,
  exits: 0,
  removed: 0,
  adverts: 0,
  hours: Array.from({ length: 24 }, () => 0),
  members: new Map(),
})

function memberOf({ members }: OpenDay, personId: PersonId): MemberDay {
  const counts = { messages: 0, chars: 0, disagreements: 0, signals: 0 }
  const known = members.get(personId) ?? { personId, ...counts, firstId: null, firstAt: null, lastAt: null }
  members.set(personId, known)
  return known
}

function countLine(day: OpenDay, { id, personId, at, hour, text }: SpokenLine): void {
  const member = memberOf(day, personId)
  day.messages += 1
  day.hours[hour] = (day.hours[hour] ?? 0) + 1
  member.messages += 1
  member.chars += countCharacters(text)
  member.firstId ??= id
  member.firstAt ??= at
  member.lastAt = at
}

function countCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1
  return count
}

function closeDay({ members, ...day }: OpenDay): GroupDay {
  const people = [...members.values()]
  const written = people.flatMap(({ messages }) => (messages > 0 ? [messages] : []))
  return { ...day, speakers: written.length, k80: k80(written), members: people }
}
