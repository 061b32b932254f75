/** What the lines of 今日 are made from. */
import type { GroupId } from '../../../community/contract.ts'
import type { GroupCard } from '../../../community/index.ts'
import type { PersonCard } from '../../../identity/contract.ts'
import type { TodayItem } from '../../contract.ts'
import type { BusinessDays } from '../../rules/business-days.ts'
import type { Outlook } from '../list-group-cards.ts'

export type Desk = {
  groups: ReadonlyMap<GroupId, GroupCard>
  glances: ReadonlyMap<GroupId, Outlook>
  days: BusinessDays
  today: number
}

/** What a line of 今日 has nothing to say of. */
export const blankItem = { person: null, messageId: null, excerpt: '', since: null, count: 1, reasons: [] }

/** A line about a group; what is not said is empty. */
export function itemOf(
  desk: Desk,
  kind: TodayItem['kind'],
  urgency: 1 | 2 | 3,
  groupId: GroupId,
  words: Partial<Omit<TodayItem, 'kind' | 'urgency' | 'groupId' | 'groupName'>> = {},
): TodayItem {
  return { kind, urgency, groupId, groupName: desk.groups.get(groupId)?.name ?? '', ...blankItem, ...words }
}

export function faceOf(card: PersonCard | undefined): TodayItem['person'] {
  return card ? { id: card.id, name: card.name, avatarFileId: card.avatarFileId } : null
}

const excerptLength = 80

/** The first words of a message, on one line. */
export function excerptOf(text: string): string {
  const words = [...text.replace(/\s+/g, ' ').trim()]
  return words.length > excerptLength ? `${words.slice(0, excerptLength).join('')}…` : words.join('')
}
