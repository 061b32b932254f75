/** Moments and days as people say them, in the tenant's zone, by the browser's own calendar (Intl). */
import type { Language } from './words/language.ts'

type Moment = string | number | Date | null | undefined
const minute = 60_000
const hour = 60 * minute

const words = {
  'zh-CN': { now: '刚刚', ago: (n: number) => `${n}分钟前`, today: '今天', yesterday: '昨天', tomorrow: '明天' },
  en: {
    now: 'just now',
    ago: (n: number) => `${n} min ago`,
    today: 'Today',
    yesterday: 'Yesterday',
    tomorrow: 'Tomorrow',
  },
}

const readers = new Map<string, Intl.DateTimeFormat>()
/** Making a DateTimeFormat costs about 50 µs, too much for each row of a long table. */
function readerOf(zone: string) {
  const known = readers.get(zone)
  if (known) return known
  const shape = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-US', { ...shape, timeZone: zone, hourCycle: 'h23', weekday: 'short' })
  readers.set(zone, made)
  return made
}

/** Wakes the browser's calendar, which takes 50–80 ms on a processor slowed four times, while there is nothing else to do. */
export function wakeCalendar() {
  readerOf('Asia/Shanghai')
}

/** The calendar parts of a moment in a zone. */
function partsIn(zone: string, at: Date) {
  const found = Object.fromEntries(
    readerOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  const day = `${found.year}-${found.month}-${found.day}`
  return {
    day,
    year: found.year ?? '',
    monthDay: `${found.month}-${found.day}`,
    clock: `${found.hour}:${found.minute}`,
  }
}

/** Whole calendar days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / (24 * hour))
}

/** Moves a `YYYY-MM-DD` by whole days. */
export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + by * 24 * hour).toISOString().slice(0, 10)
}

/** How far a zone's clocks are ahead of UTC at a moment, in ms. */
function aheadOfUtc(zone: string, at: number): number {
  const { day, clock } = partsIn(zone, new Date(at))
  return Date.parse(`${day}T${clock}Z`) - Math.floor(at / minute) * minute
}

/** The instant at which the clocks of a zone show `YYYY-MM-DDTHH:MM`. */
export function instantAt(local: string, zone: string): string {
  const asUtc = Date.parse(`${local}Z`)
  // The clocks may change between that hour here and that hour in UTC: the second look is at the right side of it.
  const near = asUtc - aheadOfUtc(zone, asUtc)
  return new Date(asUtc - aheadOfUtc(zone, near)).toISOString()
}

/** The moment at which a calendar day begins in a zone, as an instant. */
export const startOfDay = (day: string, zone: string): string => instantAt(`${day}T00:00`, zone)

/** A moment that can be read, or null. */
function readMoment(at: Moment): Date | null {
  if (at === null || at === undefined) return null
  const read = new Date(at)
  return Number.isNaN(read.getTime()) ? null : read
}

type Reader = { say: (typeof words)[Language]; zone: string }

/** 今天 14:30 / 昨天 / 11-21 / 2025-11-21; what lies ahead always with its hour. */
function dayAndClock({ say, zone }: Reader, then: Date, present: Date, withClock: boolean): string {
  const a = partsIn(zone, then)
  const b = partsIn(zone, present)
  const away = daysBetween(a.day, b.day)
  if (away === 0) return `${say.today} ${a.clock}`
  if (away === 1) return withClock ? `${say.yesterday} ${a.clock}` : say.yesterday
  if (away === -1) return `${say.tomorrow} ${a.clock}`
  const date = a.year === b.year ? a.monthDay : a.day
  return withClock || away < 0 ? `${date} ${a.clock}` : date
}

function sayMoment(reader: Reader, at: Moment, now: Moment): string {
  const then = readMoment(at)
  const present = readMoment(now)
  if (!then || !present) return '–'
  const passed = present.getTime() - then.getTime()
  if (passed >= 0 && passed < minute) return reader.say.now
  if (passed >= 0 && passed < hour) return reader.say.ago(Math.floor(passed / minute))
  return dayAndClock(reader, then, present, false)
}

function sayStamp(reader: Reader, at: Moment, now: Moment): string {
  const then = readMoment(at)
  const present = readMoment(now)
  return then && present ? dayAndClock(reader, then, present, true) : '–'
}

/** The words for moments, bound to a reader's language and the tenant's zone. */
export function momentsFor(language: Language, zone: string) {
  const reader = { say: words[language], zone }
  const parts = (at: Moment) => {
    const read = readMoment(at)
    return read && partsIn(zone, read)
  }
  const dayOf = (at: Moment) => parts(at)?.day ?? '–'
  return {
    /** 刚刚 / 5分钟前 / 今天 14:30 / 昨天 / 11-21 / 2025-11-21. */
    moment: (at: Moment, now: Moment = Date.now()) => sayMoment(reader, at, now),
    /** Day and time for lists where the hour matters: 今天 14:30 / 昨天 09:05 / 11-21 14:30. */
    stamp: (at: Moment, now: Moment = Date.now()) => sayStamp(reader, at, now),
    /** The exact moment for a tooltip: 2026-11-21 14:30. */
    fullMoment: (at: Moment) => {
      const found = parts(at)
      return found ? `${found.day} ${found.clock}` : '–'
    },
    /** Only the time of day, 14:30. */
    clock: (at: Moment) => parts(at)?.clock ?? '–',
    /** The calendar day of a moment in the zone, `YYYY-MM-DD`. */
    dayOf,
    /** A calendar day without its year when it is this year's: 11-21. */
    shortDay: (day: string, now: Moment = Date.now()) =>
      day.slice(0, 4) === dayOf(now).slice(0, 4) ? day.slice(5) : day,
    startOfDay: (day: string) => startOfDay(day, zone),
    /** A moment as a field for day and hour holds it, `YYYY-MM-DDTHH:MM`, and back. */
    localAt: (at: string) => `${dayOf(at)}T${parts(at)?.clock ?? '00:00'}`,
    instantAt: (local: string) => instantAt(local, zone),
  }
}
