/** Stamps whose layout depends on the exporter's language: months by name, halves of the day, any separators. */
import { type DateOrder, dayText, fromIso, HALF, hourOf, local, localText } from './stamps.ts'
import type { ExportTime } from './record.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TIME = new RegExp(
  `(?:(${HALF})[ \u00a0\u202f]?)?(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2}))?(?:[ \u00a0\u202f]?(${HALF}))?(?![\\p{L}\\d])`,
  'u',
)
const NUMBERS = /(\d{1,4})\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,4})/
const NAMED = /(\d{1,2})[\s.-]+(\p{L}{3,})\.?,?[\s-]+(\d{4}|\d{2})\b|(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})/u

export type DateNumbers = [first: number, second: number, third: number, yearFirst: boolean, yearLast: boolean]

/** The three numbers of a numeric date in the order written, or null when the month is named or there is no date. */
export function dateNumbers(text: string): DateNumbers | null {
  const match = NUMBERS.exec(text)
  if (!match) return null
  const [, a = '', b = '', c = ''] = match
  return [Number(a), Number(b), Number(c), a.length === 4, c.length === 4]
}

/** The day of three numbers in the given order; a four-digit year overrules the order. */
export function dayOfNumbers([a, b, c, yearFirst, yearLast]: DateNumbers, order: DateOrder): string | null {
  if (yearFirst || (order === 'ymd' && !yearLast)) return dayText(a, b, c)
  return order === 'mdy' ? dayText(c, a, b) : dayText(c, b, a)
}

/** A day alone, as date lines of LINE and KakaoTalk have it. */
export function looseDay(text: string, order: DateOrder): string | null {
  const numbers = dateNumbers(text)
  if (numbers) return dayOfNumbers(numbers, order)
  const named = NAMED.exec(text)
  if (!named) return null
  const month = MONTHS.indexOf((named[2] ?? named[4] ?? '').slice(0, 3).toLowerCase()) + 1
  return month ? dayText(Number(named[3] ?? named[6]), month, Number(named[1] ?? named[5])) : null
}

/** Hour, minute and, where written, second of a clock time with or without a half of the day. */
export function looseClock(text: string): { hour: number; minute: number; second: number | null } | null {
  const match = TIME.exec(text)
  if (!match) return null
  const hour = hourOf(Number(match[2]), match[1] ?? match[5])
  return { hour, minute: Number(match[3]), second: match[4] === undefined ? null : Number(match[4]) }
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
/** A clock time on a day that exists in at least one order of day and month. */
export const isStamp = (text: string) =>
  looseClock(text) !== null && ORDERS.some((order) => looseDay(text, order) !== null)

/** Any written stamp: ISO, numeric in the given order, or with a named month; null when it is none. */
export function looseStamp(text: string, order: DateOrder): ExportTime | null {
  const iso = fromIso(text)
  if (iso) return iso
  const clock = looseClock(text)
  const day = looseDay(text, order)
  if (!clock) return day === null ? null : local(localText(day, 0, 0, null))
  return local(localText(day, clock.hour, clock.minute, clock.second))
}
