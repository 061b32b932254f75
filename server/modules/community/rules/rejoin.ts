import { DateTime } from 'luxon'

/** How long somebody who was removed stays away, in hours. */
const cooling = 24

/** When somebody removed at a moment may ask again; null when they may do so now. */
export function mayReturnAt(removedAt: Date | null, now: Date): Date | null {
  const until = removedAt && DateTime.fromJSDate(removedAt).plus({ hours: cooling }).toJSDate()
  return until && until > now ? until : null
}

/** A moment as people of a zone (IANA) write it: `2026-11-22 14:30`. */
export const asWritten = (moment: Date, zone: string): string =>
  DateTime.fromJSDate(moment, { zone }).toFormat('yyyy-MM-dd HH:mm')
