/** The tenant's business days, numbered one after another (0 is 1970-01-01) so that science can count with them. */
import { DateTime } from 'luxon'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** The number of a day written as `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Math.round(DateTime.fromISO(day, { zone: 'utc' }).toMillis() / dayMs)
}

const written = new Map<number, string>()

/** A day number as `YYYY-MM-DD`. */
export function dayText(day: number): string {
  const known = written.get(day)
  if (known) return known
  const text = DateTime.fromMillis(day * dayMs, { zone: 'utc' }).toISODate() as string
  // Every group is counted over the same few hundred days.
  if (written.size < 10_000) written.set(day, text)
  return text
}

type Span = { day: number; from: number; until: number }

/** The days of one time zone. Fast for moments in order: the day looked up last is remembered. */
export class BusinessDays {
  readonly zone: string
  #last: Span = { day: 0, from: 0, until: 0 }

  constructor(zone: string) {
    this.zone = zone
  }

  /** The day on which a moment falls. */
  of(at: Date): number {
    return this.#spanAt(at.getTime()).day
  }

  /** The hour of the clock at a moment, 0–23. */
  hourOf(at: Date): number {
    const { from, until } = this.#spanAt(at.getTime())
    // On the two days a year on which clocks change, the zone's own rules must be asked.
    if (until - from !== dayMs) return DateTime.fromJSDate(at, { zone: this.zone }).hour
    return Math.floor((at.getTime() - from) / hourMs)
  }

  /** 1 is Monday. */
  weekdayOf(at: Date): number {
    return DateTime.fromJSDate(at, { zone: this.zone }).weekday
  }

  /** The share of the running hour that has passed at a moment. */
  partOfHour(at: Date): number {
    return ((at.getTime() - this.#spanAt(at.getTime()).from) % hourMs) / hourMs
  }

  startOf(day: number): Date {
    return DateTime.fromISO(dayText(day), { zone: this.zone }).startOf('day').toJSDate()
  }

  #spanAt(at: number): Span {
    if (at >= this.#last.from && at < this.#last.until) return this.#last
    const start = DateTime.fromMillis(at, { zone: this.zone }).startOf('day')
    const until = start.plus({ days: 1 }).startOf('day').toMillis()
    this.#last = { day: dayNumber(start.toISODate() as string), from: start.toMillis(), until }
    return this.#last
  }
}
