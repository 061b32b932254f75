/** The counted days of a group, to look at through windows of days. */
import type { PersonId } from '../../../kernel/people.ts'
import type { Arc } from '../../../science/arcs.ts'
import { tallyArcs } from '../../../science/arcs.ts'
import type { MessageId } from '../../messaging/contract.ts'

export type CountedDay = {
  day: number
  messages: number
  speakers: number
  joins: number
  exits: number
  questions: number
  answered: number
  removed: number
  k80: number
}
export type Voice = {
  day: number
  personId: PersonId
  messages: number
  chars: number
  disagreements: number
  signals: number
  lastAt: Date | null
}
export type TracedReply = {
  day: number
  personId: PersonId
  toPersonId: PersonId | null
  root: MessageId
  starter: PersonId | null
  startedOn: number | null
}

export class History {
  readonly #days: Map<number, CountedDay>
  readonly #voices: Map<number, Voice[]>
  readonly #replies: Map<number, TracedReply[]>

  constructor(days: readonly CountedDay[], voices: readonly Voice[], replies: readonly TracedReply[]) {
    this.#days = new Map(days.map((one) => [one.day, one]))
    this.#voices = Map.groupBy(voices, ({ day }) => day)
    this.#replies = Map.groupBy(replies, ({ day }) => day)
  }

  speakersOn(day: number): number {
    return this.#days.get(day)?.speakers ?? 0
  }

  /** Days on which nothing was counted are left out. */
  days(from: number, until: number): CountedDay[] {
    return range(from, until).flatMap((day) => this.#days.get(day) ?? [])
  }

  voices(from: number, until: number): Voice[] {
    return range(from, until).flatMap((day) => this.#voices.get(day) ?? [])
  }

  replies(from: number, until: number): TracedReply[] {
    return range(from, until).flatMap((day) => this.#replies.get(day) ?? [])
  }
}

export const range = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, place) => from + place)

/** Adds one figure up per person. */
export function sumByPerson<T extends { personId: PersonId }>(
  rows: readonly T[],
  figure: (row: T) => number,
): Map<PersonId, number> {
  const sums = new Map<PersonId, number>()
  for (const row of rows) sums.set(row.personId, (sums.get(row.personId) ?? 0) + figure(row))
  return sums
}

export const total = <T>(rows: readonly T[], figure: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + figure(row), 0)

/** Messages per speaker; whoever only reacted is no speaker. */
export function messagesOf(voices: readonly Voice[]): Map<PersonId, number> {
  return sumByPerson(
    voices.filter(({ messages }) => messages > 0),
    ({ messages }) => messages,
  )
}

export function arcsOf(replies: readonly TracedReply[]): Arc[] {
  return tallyArcs(
    replies.flatMap(({ personId, toPersonId }) => (toPersonId ? [{ from: personId, to: toPersonId }] : [])),
  )
}
