/** My groups with what is new in each: the list as a value, carried forward by the same events as the chats. */
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import {
  type Beside,
  countUnread,
  type Cursor,
  type GroupEvent,
  type InboxRow,
  type Message,
} from '../../../server/modules/messaging/contract.ts'
import { cursorAfter, furtherCursor } from './cursor.ts'

/** The row of a group after its events; those it knows already change nothing. */
export function rowAfter(
  row: InboxRow,
  events: readonly GroupEvent[],
  me: PersonId,
  people: Beside['people'],
): InboxRow {
  let next = row
  for (const event of events) {
    if (event.seq <= next.seq) continue
    next = { ...stepped(next, event, me, people), seq: event.seq }
  }
  return next
}

function stepped(row: InboxRow, event: GroupEvent, me: PersonId, people: Beside['people']): InboxRow {
  if (event.kind === 'group') return { ...row, group: { ...row.group, name: event.name, closedAt: event.closedAt } }
  if (event.kind === 'member' && event.personId === me) return { ...row, group: { ...row.group, myRole: event.role } }
  if (event.kind !== 'message') return row
  const { message } = event
  const isNew = message.number !== null && message.number > row.lastNumber
  if (!isNew) return row.last?.at === message.at ? { ...row, last: lastOf(message, row.last.by) } : row
  const by = people.find((person) => person.id === message.by)?.name ?? null
  const cursor = cursorAfter(row.cursor, message, me)
  return { ...row, last: lastOf(message, by), lastNumber: message.number as number, cursor }
}

function lastOf(message: Message, by: string | null): InboxRow['last'] {
  return { at: message.at, by, text: message.text, kind: message.kind, recalled: message.recalledAt !== null }
}

/** The list after my cursor in a group moved, here or on another device. */
export function withCursor(rows: readonly InboxRow[], groupId: string, cursor: Cursor): InboxRow[] {
  return rows.map((row) => (row.group.id === groupId ? { ...row, cursor: furtherCursor(row.cursor, cursor) } : row))
}

/** Latest first; groups where nothing was said stay at the end. */
export function latestFirst(rows: readonly InboxRow[]): InboxRow[] {
  const said = (row: InboxRow) => (row.last ? Date.parse(row.last.at) : 0)
  return [...rows].sort((a, b) => said(b) - said(a))
}

/** What calls for me over all groups: unread without the quiet ones, mentions everywhere. */
export function countInbox(rows: readonly InboxRow[]): { unread: number; mentions: number } {
  return {
    unread: countUnread(rows),
    mentions: rows.reduce((sum, row) => sum + row.cursor.mentions, 0),
  }
}
