/** The tenant's business days, numbered one after another (0 is 1970-01-01) so that science can count with them. */
import { DateTime } from 'luxon'

const dayMs = 86_400_000
const hourMs = 3_600_000

// Every group is counted over the same few hundred days, and reading or writing a date takes microseconds.
const mostRemembered = 10_000
const numbers = new Map<string, number>()
const texts = new Map<number, string>()

/** The number of a day written as `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return recall(numbers, day, () => Math.round(DateTime.fromISO(day, { zone: 'utc' }).toMillis() / dayMs))
}

/** A day number as `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return recall(texts, day, () => DateTime.fromMillis(day * dayMs, { zone: 'utc' }).toISODate() as string)
}

function recall<K, V>(remembered: Map<K, V>, key: K, work: () => V): V {
  const known = remembered.get(key)
  if (known !== undefined) return known
  const found = work()
  if (remembered.size < mostRemembered) remembered.set(key, found)
  return found
}

type Span = { day: number; from: number; until: number }

/** The days of one time zone. The spans of days once looked up are remembered, by the UTC days they lie in. */
export class BusinessDays {
  readonly zone: string
  readonly #spans = new Map<number, Span[]>()

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
    const place = Math.floor(at / dayMs)
    const near = this.#spans.get(place) ?? []
    const known = near.find(({ from, until }) => at >= from && at < until)
    if (known) return known
    const found = this.#lookUp(at)
    this.#spans.set(place, [...near, found])
    return found
  }

  #lookUp(at: number): Span {
    const start = DateTime.fromMillis(at, { zone: this.zone }).startOf('day')
    const until = start.plus({ days: 1 }).startOf('day').toMillis()
    return { day: dayNumber(start.toISODate() as string), from: start.toMillis(), until }
  }
}
