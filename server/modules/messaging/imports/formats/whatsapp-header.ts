/** The beginning of a WhatsApp line: `[28/04/23, 11:02:30 AM] ` (iOS) or `12/07/2017, 22:35 - ` (Android). */
import type { DateNumbers } from '../loose-stamps.ts'
import { HALF, hourOf } from '../stamps.ts'

export type WhatsappHeader = {
  /** How it is written; all real headers of a file share one shape. */
  shape: string
  ios: boolean
  /** The line began with U+200E, which on iOS marks media. */
  marked: boolean
  numbers: DateNumbers
  /** The first number was written as one digit. */
  bareFirst: boolean
  separator: string
  twelveHours: boolean
  hour: number
  minute: number
  second: number | null
  stamp: string
  rest: string
}

const M = '[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*'
const BLANK = '[ \u00a0\u202f]'
const HEADER = new RegExp(
  `^(${M})(\\[?)${M}(` +
    `(\\d{1,4})([./\\-年년]) ?(\\d{1,2})([./\\-月월]) ?(\\d{1,4})[.日일]?${M}` + // day
    `([,،]?)${M}${BLANK}*(?:at )?` +
    `(?:(${HALF})${BLANK}?)?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:${BLANK}?(${HALF}))?` + // clock
    `)${M}(?:(\\]) ?| ([-–—]) )`,
)

const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
/** Arabic and Persian digits to 0–9; every character keeps its place. */
const westernDigits = (text: string) => text.replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))

/** Reads the header of a line; null when the line has none. */
export function whatsappHeader(line: string): WhatsappHeader | null {
  const first = line.charCodeAt(0)
  // Digits, '[' and the marks are all that may begin a header: most lines of text end here.
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x5b && first < 0x600) return null
  const begin = line.slice(0, 64)
  const match = HEADER.exec(first > 0x5b || EASTERN_DIGITS.test(begin) ? westernDigits(begin) : begin)
  EASTERN_DIGITS.lastIndex = 0
  if (!match || Boolean(match[2]) !== Boolean(match[15])) return null
  return headerOf(match, line)
}

function headerOf(match: RegExpExecArray, line: string): WhatsappHeader {
  const [whole, marks = '', bracket, stamp = '', a = '', separator = '', b = '', , c = '', comma] = match
  const [half, hour, minute, second, dash] = [match[10] ?? match[14], match[11], match[12], match[13], match[16]]
  const year = a.length === 4 ? 'Y..' : c.length === 4 ? '..Y' : 'y'
  return {
    shape: [bracket || dash, separator, year, comma, second ? 's' : '', half ? '12' : '24'].join(' '),
    ios: bracket === '[',
    marked: marks.includes('\u200e'),
    numbers: [Number(a), Number(b), Number(c), a.length === 4, c.length === 4],
    bareFirst: a.length === 1,
    separator,
    twelveHours: half !== undefined,
    hour: hourOf(Number(hour), half),
    minute: Number(minute),
    second: second === undefined ? null : Number(second),
    stamp: stamp.trim(),
    rest: line.slice(whole.length),
  }
}
