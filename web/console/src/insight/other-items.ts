/** What waits outside of the roll-ups: people asking to join, imports that broke off. */
import type { ImportRow } from '../messaging/shapes.ts'
import type { JoinRequest } from '../community/shapes.ts'
import type { TodayItem } from './shapes.ts'

const blank = { person: null, messageId: null, excerpt: '', since: null, count: 1, reasons: [] }

/** One line for each group in which people ask to join, showing who asked first. */
export function joinItems(requests: readonly JoinRequest[]): TodayItem[] {
  const byGroup = Map.groupBy(requests, (request) => request.groupId)
  return [...byGroup].flatMap(([groupId, asked]) => {
    const first = asked[0]
    if (!first) return []
    const { person, groupName, answers, askedAt } = first
    return [
      {
        ...blank,
        kind: 'join_request',
        urgency: 2,
        groupId,
        groupName,
        person,
        excerpt: answers.filter(Boolean).join(' · '),
        since: askedAt,
        count: asked.length,
      },
    ]
  })
}

/** Imports that stopped before their end and can be resumed. */
export function importItems(imports: readonly ImportRow[]): TodayItem[] {
  return imports
    .filter(({ state }) => state === 'failed' || state === 'paused')
    .map((row) => ({
      ...blank,
      kind: 'import_failed',
      urgency: 1,
      groupId: row.groupId,
      groupName: '',
      excerpt: row.fileName,
      since: row.createdAt,
    }))
}

/** All that waits, most urgent first; what the server already tells is not told twice. */
export function allItems(told: readonly TodayItem[], others: readonly TodayItem[]): TodayItem[] {
  const kinds = new Set(told.map((item) => item.kind))
  const added = others.filter((item) => !kinds.has(item.kind))
  return [...told, ...added].sort((a, b) => b.urgency - a.urgency)
}
