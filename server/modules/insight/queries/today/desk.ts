/** What the lines of 今日 are made from. */
import type { RawBuilder } from 'kysely'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import type { TodayItem } from '../../contract.ts'
import type { BusinessDays } from '../../rules/business-days.ts'

export type Desk = {
  /** The open groups that the actor runs, as a sub-select with `id` and `name`. */
  groups: RawBuilder<unknown>
  days: BusinessDays
  today: number
}

/** A line before it is dressed: who it is about by id, and without the words of its message. */
export type BareItem = Omit<TodayItem, 'person'> & { personId: PersonId | null }

/** Lines of one kind; `all` also counts those beyond what one looks at in a day. */
export type Lines = { items: BareItem[]; all: number }

export const mostOfAKind = 100

/** From rows that each carry the number of all. */
export function linesOf<R extends { all: number }>(rows: readonly R[], itemFrom: (row: R) => BareItem): Lines {
  return { items: rows.map(itemFrom), all: rows[0]?.all ?? 0 }
}

/** What a line of 今日 has nothing to say of. */
export const blankItem = { personId: null, messageId: null, excerpt: '', since: null, count: 1, reasons: [] }

/** A line about a group; what is not said is empty. */
export function itemOf(
  kind: TodayItem['kind'],
  urgency: 1 | 2 | 3,
  { groupId, groupName }: { groupId: GroupId; groupName: string },
  words: Partial<Omit<BareItem, 'kind' | 'urgency' | 'groupId' | 'groupName'>> = {},
): BareItem {
  return { kind, urgency, groupId, groupName, ...blankItem, ...words }
}

const excerptLength = 80

/** The first words of a message, on one line. */
export function excerptOf(text: string): string {
  const words = [...text.replace(/\s+/g, ' ').trim()]
  return words.length > excerptLength ? `${words.slice(0, excerptLength).join('')}…` : words.join('')
}
