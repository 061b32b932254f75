/** The field of groups as rows: which are shown, in which order. */
import { stateNeed } from '../insight/states.ts'
import type { GroupCard } from '../insight/shapes.ts'
import type { FieldSearch, FieldSort } from '../app/searches.ts'

/** The rows that the filters let through. */
export function shownCards(cards: readonly GroupCard[], search: FieldSearch): GroupCard[] {
  const q = (search.q ?? '').trim().toLowerCase()
  return cards.filter(
    (card) =>
      (search.closed || !card.closedAt) &&
      (!search.city || card.city === search.city) &&
      (!search.interest || card.interest === search.interest) &&
      (!search.industry || card.industry === search.industry) &&
      (!search.state || card.state === search.state) &&
      (!q || `${card.groupName} ${card.communityName} ${card.ownerName}`.toLowerCase().includes(q)),
  )
}

/** Larger means earlier when sorted downwards; unknown values stay at the end either way. */
const measures: Record<FieldSort, (card: GroupCard) => number | string | null> = {
  need: (card) => stateNeed[card.state] * 1000 + card.waitingQuestions * 10 + (100 - (card.score ?? 100)) / 10,
  name: (card) => card.groupName,
  owner: (card) => card.ownerName,
  score: (card) => card.score,
  silent: (card) => card.silentShare,
  speakers: (card) => card.speakers7,
  messages: (card) => card.messages7,
  seats: (card) => card.seats,
  last: (card) => (card.lastMessageAt ? Date.parse(card.lastMessageAt) : null),
}

/** Columns that start with the largest when first pressed. */
export function startsDown(sort: FieldSort): boolean {
  return sort !== 'name' && sort !== 'owner' && sort !== 'score'
}

export function sortedCards(cards: readonly GroupCard[], sort: FieldSort, down: boolean): GroupCard[] {
  const measure = measures[sort]
  const sign = down ? -1 : 1
  return [...cards].sort(
    (a, b) => compare(measure(a), measure(b), sign) || a.groupName.localeCompare(b.groupName, 'zh-CN'),
  )
}

function compare(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' || typeof b === 'string') return sign * String(a).localeCompare(String(b), 'zh-CN')
  return sign * (a - b)
}

/** The values to filter by that occur at all, most frequent first. */
export function valuesOf(cards: readonly GroupCard[], field: 'city' | 'interest' | 'industry'): string[] {
  const counts = new Map<string, number>()
  for (const card of cards) if (card[field]) counts.set(card[field], (counts.get(card[field]) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'zh-CN')).map(([value]) => value)
}

export function hasFilter({ q, city, interest, industry, state }: FieldSearch): boolean {
  return [q, city, interest, industry, state].some(Boolean)
}
