/** Stamps of chat exports: from what was written to a local time or an instant, keeping the file's precision. */
import { DateTime } from 'luxon'
import type { ExportTime } from './record.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
type Half = 'am' | 'pm'

const pad = (value: number, width = 2) => String(value).padStart(width, '0')

/** Halves of the day as phones and programs write them, without dots and blanks, in lower case. */
const halves: Record<Half, string[]> = {
  am: [
    'am',
    '上午',
    '午前',
    '오전',
    '凌晨',
    '清晨',
    '早上',
    '早晨',
    'ص',
    'vorm',
    'πμ',
    'öö',
    'sa',
    'पूर्वाह्न',
    'पूर्व',
    'पहाटे',
  ],
  pm: [
    'pm',
    '下午',
    '午後',
    '午后',
    '오후',
    '中午',
    '傍晚',
    '晚上',
    '夜晚',
    'م',
    'nachm',
    'μμ',
    'ös',
    'ch',
    'अपराह्न',
    'अपर',
    'दुपारी',
  ],
}
const halfOf = new Map(Object.entries(halves).flatMap(([half, words]) => words.map((word) => [word, half as Half])))
const spelled = [...halfOf.keys()].filter((word) => !/^[a-z]{2}$/.test(word))

/** Alternatives of a regular expression for any written half of the day (`AM`, `p. m.`, `下午` …). */
export const HALF = `[AaPp][. \u00a0\u202f]{0,2}[Mm]\\.?|${spelled.join('|')}|ÖÖ|ÖS|SA|CH|[πμ]\\.\\s?μ\\.`

/** The 24-hour clock's hour: 12 AM is 0, 12 PM is 12; without a half the hour is taken as it stands. */
export function hourOf(hour: number, half: string | undefined): number {
  if (!half || hour > 12) return hour
  const which = halfOf.get(half.replace(/[. \u00a0\u202f]/g, '').toLowerCase())
  return which ? (hour % 12) + (which === 'pm' ? 12 : 0) : hour
}

const validDays = new Map<number, string | null>()

/** `YYYY-MM-DD`, or null when the calendar has no such day. Two-digit years are of this century. */
export function dayText(year: number, month: number, day: number): string | null {
  const full = year < 100 ? year + 2000 : year
  const key = full * 10_000 + month * 100 + day
  let known = validDays.get(key)
  if (known === undefined) {
    if (validDays.size > 5_000) validDays.clear()
    const valid = full >= 1970 && full < 2200 && DateTime.utc(full, month, day).isValid
    known = valid ? `${full}-${pad(month)}-${pad(day)}` : null
    validDays.set(key, known)
  }
  return known
}

/** The day after an ISO day. */
export const dayAfter = (day: string): string => DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? day

/** Local ISO time with the seconds only when they were written; null when there is no such moment. */
export function localText(day: string | null, hour: number, minute: number, second: number | null): string | null {
  if (day === null || hour > 23 || minute > 59 || (second ?? 0) > 60) return null
  const clock = `${day}T${pad(hour)}:${pad(minute)}`
  return second === null ? clock : `${clock}:${pad(Math.min(second, 59))}`
}

/** Wraps a local ISO text, keeping null. */
export const local = (text: string | null): ExportTime | null => (text === null ? null : { local: text })

/** Milliseconds since 1970 as an instant; null when out of range. */
export function instantOfMillis(millis: number): ExportTime | null {
  if (!Number.isFinite(millis) || Math.abs(millis) > 8.64e15) return null
  return { instant: new Date(millis).toISOString() }
}

/** Seconds since 1970, as number or digits; a fraction of up to six digits is kept (Slack `ts`). */
export function instantOfSeconds(seconds: number | string): ExportTime | null {
  const [whole = '', fraction = ''] = String(seconds).split('.')
  if (!/^-?\d{1,12}$/.test(whole)) return null
  const iso = new Date(Number(whole) * 1000).toISOString().slice(0, 19)
  return { instant: fraction ? `${iso}.${fraction.slice(0, 6)}Z` : `${iso}Z` }
}

/** ISO 8601 text: an instant when it carries a zone, else a local time. */
export function fromIso(text: string): ExportTime | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  if (!match) return null
  if (match[8]) return zoned(text.replace(' ', 'T').replace(/\s/g, ''), match[7] !== undefined)
  const day = dayText(Number(match[1]), Number(match[2]), Number(match[3]))
  return local(localText(day, Number(match[4]), Number(match[5]), match[6] === undefined ? null : Number(match[6])))
}

/** Luxon would do the same at a tenth of the speed, which counts for millions of stamps. */
function zoned(iso: string, withFraction: boolean): ExportTime | null {
  const moment = new Date(iso.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (Number.isNaN(moment.getTime())) return null
  const text = moment.toISOString()
  return { instant: withFraction ? text : text.replace('.000Z', 'Z') }
}

/** The instant of a record's time, a local one being read in `zone` (IANA name such as `Asia/Shanghai`). */
export function instantIn(at: ExportTime, zone: string): Date {
  const moment = 'instant' in at ? DateTime.fromISO(at.instant) : DateTime.fromISO(at.local, { zone })
  return moment.toJSDate()
}
