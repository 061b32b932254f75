/** How far I have read, carried along while messages arrive; the server's own figure replaces it when it comes. */
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Cursor, Message } from '../../../server/modules/messaging/contract.ts'

/** The cursor after a new message: mine count as read, others' as unread, and as a mention when they call me. */
export function cursorAfter(cursor: Cursor, message: Message, me: PersonId | null): Cursor {
  if (message.by !== null && message.by === me) return cursor.unread === 0 ? readUpTo(message) : cursor
  const calls = me !== null && (message.mentionsAll || message.mentions.includes(me))
  return { ...cursor, unread: cursor.unread + 1, mentions: cursor.mentions + (calls ? 1 : 0) }
}

function readUpTo(message: Message): Cursor {
  return { readNumber: message.number ?? 0, unread: 0, mentions: 0 }
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
