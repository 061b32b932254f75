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

/** The calendar parts of a moment in a zone. */
export function partsIn(zone: string, at: Date) {
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

/** The moment at which a calendar day begins in a zone, as an instant. */
export function startOfDay(day: string, zone: string): string {
  const asUtc = Date.parse(`${day}T00:00Z`)
  // The clocks may change between midnight here and midnight in UTC: the second look is at the right side of it.
  const near = asUtc - aheadOfUtc(zone, asUtc)
  return new Date(asUtc - aheadOfUtc(zone, near)).toISOString()
}

export function momentsFor(language: Language, zone: string) {
  const say = words[language]
  const read = (at: Moment) => (at === null || at === undefined ? null : new Date(at))

  /** 刚刚 / 5分钟前 / 今天 14:30 / 昨天 / 11-21 / 2025-11-21. */
  function moment(at: Moment, now: Moment = Date.now()): string {
    const then = read(at)
    const present = read(now)
    if (!then || !present || Number.isNaN(then.getTime())) return '–'
    const passed = present.getTime() - then.getTime()
    if (passed >= 0 && passed < minute) return say.now
    if (passed >= 0 && passed < hour) return say.ago(Math.floor(passed / minute))
    return dayAndClock(then, present, false)
  }

  /** Day and time for lists where the hour matters: 今天 14:30 / 昨天 09:05 / 11-21 14:30. */
  function stamp(at: Moment, now: Moment = Date.now()): string {
    const then = read(at)
    const present = read(now)
    if (!then || !present || Number.isNaN(then.getTime())) return '–'
    return dayAndClock(then, present, true)
  }

  function dayAndClock(then: Date, present: Date, withClock: boolean): string {
    const a = partsIn(zone, then)
    const b = partsIn(zone, present)
    const away = daysBetween(a.day, b.day)
    if (away === 0) return `${say.today} ${a.clock}`
    if (away === 1) return withClock ? `${say.yesterday} ${a.clock}` : say.yesterday
    if (away === -1) return `${say.tomorrow} ${a.clock}`
    const date = a.year === b.year ? a.monthDay : a.day
    return withClock || away < 0 ? `${date} ${a.clock}` : date
  }

  /** The exact moment for a tooltip: 2026-11-21 14:30. */
  function fullMoment(at: Moment): string {
    const then = read(at)
    if (!then || Number.isNaN(then.getTime())) return '–'
    const { day, clock } = partsIn(zone, then)
    return `${day} ${clock}`
  }

  /** Only the time of day, 14:30. */
  const clock = (at: Moment) => {
    const then = read(at)
    return then ? partsIn(zone, then).clock : '–'
  }

  /** The calendar day of a moment in the zone, `YYYY-MM-DD`. */
  const dayOf = (at: Moment) => {
    const then = read(at)
    return then ? partsIn(zone, then).day : '–'
  }

  /** A calendar day without its year when it is this year's: 11-21. */
  const shortDay = (day: string, now: Moment = Date.now()) =>
    day.slice(0, 4) === dayOf(now).slice(0, 4) ? day.slice(5) : day

  return { moment, stamp, fullMoment, clock, dayOf, shortDay, startOfDay: (day: string) => startOfDay(day, zone) }
}
