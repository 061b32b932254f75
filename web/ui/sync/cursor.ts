/** How far I have read, carried along while messages arrive; the server's own figure replaces it when it comes. */
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Cursor, Message } from '../../../server/modules/messaging/contract.ts'

/** Whether a message calls me; a recalled one no longer calls anybody. */
export function callsMe(message: Message, me: PersonId | null): boolean {
  return me !== null && !message.recalledAt && (message.mentionsAll || message.mentions.includes(me))
}

/** The cursor after a new message. Speaking means having read; what others say is unread up to its number. */
export function cursorAfter(cursor: Cursor, message: Message, me: PersonId | null): Cursor {
  const number = message.number ?? 0
  if (message.by !== null && message.by === me) return { readNumber: number, unread: 0, mentions: 0 }
  const unread = Math.max(cursor.unread, number - cursor.readNumber)
  return { ...cursor, unread, mentions: cursor.mentions + (callsMe(message, me) ? 1 : 0) }
}

/** The cursor after a message changed from `before`: when it was recalled, an unread call is gone. */
export function cursorAfterChange(cursor: Cursor, before: Message, message: Message, me: PersonId | null): Cursor {
  const wasUnread = (message.number ?? 0) > cursor.readNumber
  if (!wasUnread || !callsMe(before, me) || callsMe(message, me)) return cursor
  return { ...cursor, mentions: Math.max(0, cursor.mentions - 1) }
}

/** The cursor once I have read up to a number; never moves back. */
export function cursorAt(cursor: Cursor, readNumber: number, lastNumber: number): Cursor {
  if (readNumber <= cursor.readNumber) return cursor
  if (readNumber >= lastNumber) return { readNumber, unread: 0, mentions: 0 }
  const read = readNumber - cursor.readNumber
  return { ...cursor, readNumber, unread: Math.max(0, cursor.unread - read) }
}

/** Of two cursors the one further on; a late frame must not bring unread messages back. */
export function furtherCursor(mine: Cursor, told: Cursor): Cursor {
  return told.readNumber >= mine.readNumber ? told : mine
}
